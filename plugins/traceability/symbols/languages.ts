import type { Language, TestSpelling } from './language.ts';

/** `it`, `test.only`, `test.each([…])`, `itInBrowser`, `slowTest`; what follows the first word may be any chain. */
const SCRIPT_TESTS: TestSpelling = {
  call: /^(?:it|test|specify|fit|xit|xtest|(?:it|test)[A-Z]\w{0,60}|\w{0,60}(?:It|Test))\b/,
  suiteCall:
    /^(?:(?:[fx]?describe|suite|context|feature)(?:[A-Z]\w{0,60})?|(?:it|test)\.(?:describe|suite))\b/,
};

const SCRIPT_QUERY = `
(comment) @lead
(export_statement) @wrap
(program (lexical_declaration) @wrap)
(program (variable_declaration) @wrap)
(export_statement (lexical_declaration) @wrap)
(function_declaration name: (_) @name) @function
(generator_function_declaration name: (_) @name) @function
(class_declaration name: (_) @name) @class
(method_definition name: (_) @name) @method
(variable_declarator name: (identifier) @name value: [(arrow_function) (function_expression)]) @function
(variable_declarator name: (identifier) @name value: (class)) @class
(assignment_expression
  left: (member_expression property: (property_identifier) @name)
  right: [(arrow_function) (function_expression)]) @function
(pair key: (property_identifier) @name value: [(arrow_function) (function_expression)]) @method
(program (lexical_declaration (variable_declarator name: (identifier) @name) @constant))
(program (variable_declaration (variable_declarator name: (identifier) @name) @constant))
(program (export_statement (lexical_declaration (variable_declarator name: (identifier) @name) @constant)))
(call_expression
  function: (_) @callee
  arguments: (arguments . (comment)* . [(string) (template_string) (binary_expression)] @name)) @test
`;

const TYPESCRIPT_QUERY = `${SCRIPT_QUERY}
(function_signature name: (_) @name) @function
(abstract_class_declaration name: (_) @name) @class
(interface_declaration name: (_) @name) @type
(type_alias_declaration name: (_) @name) @type
(enum_declaration name: (_) @name) @type
(internal_module name: (_) @name) @module
(module name: (_) @name) @module
(ambient_declaration) @wrap
(method_signature name: (_) @name) @method
(abstract_method_signature name: (_) @name) @method
(public_field_definition name: (_) @name value: [(arrow_function) (function_expression)]) @method
(public_field_definition name: (_) @name) @constant
`;

const JAVASCRIPT_QUERY = `${SCRIPT_QUERY}
(field_definition property: (_) @name value: [(arrow_function) (function_expression)]) @method
(field_definition property: (_) @name) @constant
`;

const SCRIPT = {
  comments: ['comment'],
  strings: ['string', 'template_string'],
  plainDocs: false,
  tests: SCRIPT_TESTS,
};

/** One entry per language; a new language is a new entry here and a fixture. */
export const LANGUAGES: readonly Language[] = [
  {
    id: 'typescript',
    grammar: 'typescript',
    extensions: ['ts', 'mts', 'cts'],
    query: TYPESCRIPT_QUERY,
    ...SCRIPT,
  },
  { id: 'tsx', grammar: 'tsx', extensions: ['tsx'], query: TYPESCRIPT_QUERY, ...SCRIPT },
  {
    id: 'javascript',
    grammar: 'javascript',
    extensions: ['js', 'mjs', 'cjs', 'jsx'],
    query: JAVASCRIPT_QUERY,
    ...SCRIPT,
  },
  {
    id: 'python',
    grammar: 'python',
    extensions: ['py', 'pyi'],
    query: `
(comment) @lead
(module . (comment)* . (expression_statement (string) @doc))
(decorated_definition) @wrap
(function_definition name: (_) @name body: (block . (expression_statement (string) @doc))?) @function
(class_definition name: (_) @name body: (block . (expression_statement (string) @doc))?) @class
(module (expression_statement (assignment left: (identifier) @name) @constant))
(type_alias_statement left: (type (identifier) @name)) @type
`,
    comments: ['comment'],
    strings: ['string'],
    plainDocs: false,
    tests: { name: /^test(?:_|$)|^test[A-Z]/, suiteName: /^Test[A-Z_]|Tests?$|TestCase$/ },
  },
  {
    id: 'java',
    grammar: 'java',
    extensions: ['java'],
    query: `
(line_comment) @lead
(block_comment) @lead
(class_declaration name: (_) @name) @class
(record_declaration name: (_) @name) @class
(interface_declaration name: (_) @name) @type
(enum_declaration name: (_) @name) @type
(annotation_type_declaration name: (_) @name) @type
(method_declaration name: (_) @name) @method
(constructor_declaration name: (_) @name) @method
(compact_constructor_declaration name: (_) @name) @method
(field_declaration declarator: (variable_declarator name: (_) @name)) @constant
(enum_constant name: (_) @name) @constant
`,
    comments: ['line_comment', 'block_comment'],
    strings: ['string_literal'],
    plainDocs: false,
    tests: {
      head: /@(?:Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Property|Example)\b/,
      title: /@DisplayName\s{0,9}\(\s{0,99}"([^"\n]{1,400})"/,
    },
  },
  {
    id: 'go',
    grammar: 'go',
    extensions: ['go'],
    query: `
(comment) @lead
(type_declaration) @wrap
(source_file (const_declaration) @wrap)
(source_file (var_declaration) @wrap)
(function_declaration name: (_) @name) @function
(method_declaration
  receiver: (parameter_list (parameter_declaration type: (_) @container))
  name: (_) @name) @method
(type_spec name: (_) @name) @type
(type_alias name: (_) @name) @type
(source_file (const_declaration (const_spec name: (identifier) @name) @constant))
(source_file (var_declaration (var_spec name: (identifier) @name) @constant))
(call_expression
  function: (selector_expression field: (field_identifier) @callee)
  arguments: (argument_list . [(interpreted_string_literal) (raw_string_literal)] @name (func_literal))) @test
`,
    comments: ['comment'],
    strings: ['interpreted_string_literal', 'raw_string_literal'],
    plainDocs: true,
    tests: {
      name: /^(?:Test|Benchmark|Fuzz|Example)(?![a-z])/,
      call: /^(?:Run|It|Specify)$/,
      suiteCall: /^(?:Describe|Context|When)$/,
    },
  },
  {
    id: 'rust',
    grammar: 'rust',
    extensions: ['rs'],
    query: `
(line_comment) @lead
(block_comment) @lead
(attribute_item) @lead
(function_item name: (_) @name) @function
(function_signature_item name: (_) @name) @function
(struct_item name: (_) @name) @class
(union_item name: (_) @name) @class
(enum_item name: (_) @name) @type
(trait_item name: (_) @name) @type
(type_item name: (_) @name) @type
(const_item name: (_) @name) @constant
(static_item name: (_) @name) @constant
(macro_definition name: (_) @name) @function
(mod_item name: (_) @name) @module
(impl_item type: (_) @name) @scope
`,
    comments: ['line_comment', 'block_comment'],
    strings: ['string_literal', 'raw_string_literal'],
    plainDocs: false,
    tests: { head: /#\[(?:\w{1,40}::){0,3}(?:test|rstest|test_case|proptest|quickcheck|bench)\b/ },
  },
  {
    id: 'csharp',
    grammar: 'c-sharp',
    extensions: ['cs'],
    query: `
(comment) @lead
(namespace_declaration name: (_) @name) @module
(class_declaration name: (_) @name) @class
(struct_declaration name: (_) @name) @class
(record_declaration name: (_) @name) @class
(interface_declaration name: (_) @name) @type
(enum_declaration name: (_) @name) @type
(delegate_declaration name: (_) @name) @type
(method_declaration name: (_) @name) @method
(constructor_declaration name: (_) @name) @method
(local_function_statement name: (_) @name) @function
(property_declaration name: (_) @name) @constant
(field_declaration (variable_declaration (variable_declarator name: (_) @name))) @constant
(enum_member_declaration name: (_) @name) @constant
`,
    comments: ['comment'],
    strings: [
      'string_literal',
      'verbatim_string_literal',
      'interpolated_string_expression',
      'raw_string_literal',
    ],
    plainDocs: false,
    tests: {
      head: /\[[^\]\n]{0,80}\b(?:Fact|Theory|Test|TestCase|TestCaseSource|TestMethod|DataTestMethod|Property)\b/,
      title: /DisplayName\s{0,9}=\s{0,9}"([^"\n]{1,400})"/,
    },
  },
  {
    id: 'cpp',
    grammar: 'cpp',
    extensions: ['c', 'h', 'cc', 'cpp', 'cxx', 'hh', 'hpp', 'hxx', 'ino', 'cu', 'cuh'],
    query: `
(comment) @lead
(template_declaration) @wrap
(declaration) @wrap
(function_definition declarator: (function_declarator declarator: (_) @name)) @function
(function_definition declarator: (_ (function_declarator declarator: (_) @name))) @function
(function_definition declarator: (_ (_ (function_declarator declarator: (_) @name)))) @function
(declaration declarator: (function_declarator declarator: (_) @name)) @function
(declaration declarator: (_ (function_declarator declarator: (_) @name))) @function
(field_declaration declarator: (function_declarator declarator: (_) @name)) @method
(field_declaration declarator: (_ (function_declarator declarator: (_) @name))) @method
(class_specifier name: (_) @name body: (_)) @class
(struct_specifier name: (_) @name body: (_)) @class
(union_specifier name: (_) @name body: (_)) @class
(enum_specifier name: (_) @name body: (_)) @type
(type_definition declarator: (type_identifier) @name) @type
(alias_declaration name: (_) @name) @type
(concept_definition name: (_) @name) @type
(namespace_definition name: (_) @name) @module
(preproc_def name: (_) @name) @constant
(preproc_function_def name: (_) @name) @function
(translation_unit (declaration declarator: (init_declarator declarator: (identifier) @name)) @constant)
((expression_statement (call_expression
   function: (identifier) @callee
   arguments: (argument_list . (string_literal) @name))) @test . (compound_statement) @body)
`,
    comments: ['comment'],
    strings: ['string_literal', 'raw_string_literal'],
    plainDocs: true,
    tests: {
      macro:
        /^(?:TEST|TEST_F|TEST_P|TYPED_TEST|TYPED_TEST_P|BOOST_AUTO_TEST_CASE|RC_GTEST_PROP|RC_GTEST_FIXTURE_PROP)$/,
      call: /^(?:TEST_CASE|SCENARIO|SECTION|SUBCASE|GIVEN|WHEN|THEN)$/,
    },
  },
  {
    id: 'php',
    grammar: 'php',
    extensions: ['php'],
    query: `
(comment) @lead
(function_definition name: (_) @name) @function
(class_declaration name: (_) @name) @class
(interface_declaration name: (_) @name) @type
(trait_declaration name: (_) @name) @type
(enum_declaration name: (_) @name) @type
(method_declaration name: (_) @name) @method
(const_declaration (const_element (name) @name)) @constant
(function_call_expression
  function: (name) @callee
  arguments: (arguments . (argument [(string) (encapsed_string)] @name) (argument))) @test
`,
    comments: ['comment'],
    strings: ['string', 'encapsed_string', 'heredoc', 'nowdoc'],
    plainDocs: false,
    tests: {
      head: /#\[(?:\\?\w{1,40}){0,6}\\?Test\b|@test\b/,
      name: /^test[A-Z_0-9]/,
      call: /^(?:it|test)$/,
      suiteCall: /^describe$/,
      suiteName: /Test$/,
    },
  },
  {
    id: 'ruby',
    grammar: 'ruby',
    extensions: ['rb', 'rake', 'gemspec'],
    query: `
(comment) @lead
(method name: (_) @name) @method
(singleton_method name: (_) @name) @method
(class name: (_) @name) @class
(module name: (_) @name) @module
(assignment left: (constant) @name) @constant
(call method: (identifier) @callee arguments: (argument_list . [(string) (constant) (scope_resolution)] @name) block: (_)) @test
`,
    comments: ['comment'],
    strings: ['string', 'heredoc_body'],
    plainDocs: true,
    tests: {
      name: /^test_/,
      suiteName: /^Test[A-Z]|Test$/,
      call: /^(?:it|specify|example|scenario|test|should)$/,
      suiteCall: /^(?:describe|context|feature|shared_examples)$/,
    },
  },
  {
    id: 'shell',
    grammar: 'bash',
    extensions: ['sh', 'bash', 'bats', 'ksh', 'zsh'],
    query: `
(comment) @lead
(function_definition name: (_) @name) @function
(program (variable_assignment name: (variable_name) @name) @constant)
(program (declaration_command (variable_assignment name: (variable_name) @name)) @constant)
(command name: (command_name) @callee . argument: [(string) (raw_string)] @name) @test
`,
    comments: ['comment'],
    strings: ['string', 'raw_string', 'heredoc_body'],
    plainDocs: true,
    tests: { call: /^@test$/, name: /^test_/, closedBy: '\n}' },
  },
];

const BY_EXTENSION: ReadonlyMap<string, Language> = new Map(
  LANGUAGES.flatMap((language) =>
    language.extensions.map((extension): [string, Language] => [extension, language]),
  ),
);

/** The language of a file by its name's ending; undefined when there is no grammar for it. */
export function languageOf(path: string): Language | undefined {
  const dot = path.lastIndexOf('.');
  return dot <= path.lastIndexOf('/') ? undefined : BY_EXTENSION.get(path.slice(dot + 1).toLowerCase());
}
