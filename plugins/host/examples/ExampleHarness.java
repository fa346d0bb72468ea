import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;

/**
 * Runs in the process of examples in Java: splits texts into snippets, or executes them one by one and reports on each.
 * Reads its job from standard input, a line each, texts in Base64; writes results to standard output, a JSON object a line.
 */
final class ExampleHarness {
  private static final String[] IMPORTS = {
    "java.io.*", "java.math.*", "java.net.*", "java.nio.file.*", "java.util.*", "java.util.concurrent.*",
    "java.util.function.*", "java.util.regex.*", "java.util.stream.*"
  };

  public static void main(String[] arguments) throws IOException {
    OutputStream results = new FileOutputStream(FileDescriptor.out);
    String[] job = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).split("\n");
    System.setIn(InputStream.nullInputStream());
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    JShell shell = JShell.builder().executionEngine("local").out(System.out).err(System.out).build();
    if (job[0].equals("read")) {
      for (int at = 1; at < job.length; at++) put(results, read(shell.sourceCodeAnalysis(), decode(job[at])));
    } else {
      run(shell, job, results);
    }
    Runtime.getRuntime().halt(0);
  }

  private static void put(OutputStream results, String line) throws IOException {
    results.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    results.flush();
  }

  private static String decode(String text) {
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }

  /** Statements and comments of a text as JSON, or where it cannot be read. */
  private static String read(SourceCodeAnalysis analysis, String text) {
    List<String> comments = new ArrayList<>();
    String rest = blankComments(text, comments);
    List<String> statements = new ArrayList<>();
    while (!rest.isBlank()) {
      int start = text.length() - rest.stripLeading().length();
      SourceCodeAnalysis.CompletionInfo info = analysis.analyzeCompletion(rest.stripLeading());
      switch (info.completeness()) {
        case COMPLETE, COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE -> {}
        default -> {
          return "{\"message\":\"It cannot be read as Java.\",\"offset\":" + start + "}";
        }
      }
      rest = info.remaining();
      int end = text.substring(0, text.length() - rest.length()).stripTrailing().length();
      // Where the text is blank, a comment was.
      String source = text.substring(start, end);
      List<Snippet> snippets = analysis.sourceToSnippets(source);
      // What names something that is not declared yet, because nothing is executed here, counts as an expression.
      Snippet.Kind kind = snippets.isEmpty() ? Snippet.Kind.ERRONEOUS : snippets.get(0).kind();
      boolean value = givesValue(kind) || kind == Snippet.Kind.ERRONEOUS || kind == Snippet.Kind.STATEMENT && !isCompound(source);
      int length = blankComments(source, new ArrayList<>()).stripTrailing().length();
      if (length > 0) {
        statements.add(
            "{\"start\":" + start + ",\"end\":" + (start + length) + ",\"givesValue\":" + value + "}");
      }
    }
    return "{\"statements\":[" + String.join(",", statements) + "],\"comments\":[" + String.join(",", comments) + "]}";
  }

  private static boolean isCompound(String source) {
    return source.matches("(?s)(for|while|do|if|switch|try|synchronized|throw|return|break|continue|assert)\\b.*|[{;].*");
  }

  private static boolean givesValue(Snippet.Kind kind) {
    return kind == Snippet.Kind.EXPRESSION || kind == Snippet.Kind.VAR;
  }

  /** The text with spaces in place of comments; those that go to the end of a line are added to a list. */
  private static String blankComments(String text, List<String> comments) {
    StringBuilder blank = new StringBuilder(text);
    for (int at = 0; at < text.length(); at++) {
      int end;
      if (text.startsWith("//", at)) {
        end = at;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') end++;
        comments.add("{\"start\":" + at + ",\"end\":" + end + ",\"text\":" + quote(text.substring(at + 2, end)) + ",\"literal\":null}");
      } else if (text.startsWith("/*", at)) {
        int close = text.indexOf("*/", at + 2);
        end = close < 0 ? text.length() : close + 2;
      } else {
        at = endOfText(text, at);
        continue;
      }
      for (int place = at; place < end; place++) {
        char here = text.charAt(place);
        if (here != '\n' && here != '\r') blank.setCharAt(place, ' ');
      }
      at = end - 1;
    }
    return blank.toString();
  }

  /** The last place of the string or character that begins here; the same place where none does. */
  private static int endOfText(String text, int at) {
    char quote = text.charAt(at);
    if (quote != '"' && quote != '\'') return at;
    String close = text.startsWith("\"\"\"", at) ? "\"\"\"" : String.valueOf(quote);
    for (int place = at + close.length(); place < text.length(); place++) {
      if (text.charAt(place) == '\\') place++;
      else if (text.startsWith(close, place)) return place + close.length() - 1;
      else if (close.length() == 1 && text.charAt(place) == '\n') return place;
    }
    return text.length();
  }

  /** Job: mark, longest text, class path, then blocks: `block`, and for each statement its text and whether it may throw. */
  private static void run(JShell shell, String[] job, OutputStream results) throws IOException {
    String mark = job[1];
    int longest = Integer.parseInt(job[2]);
    for (String path : decode(job[3]).split("\n")) if (!path.isEmpty()) shell.addToClasspath(path);
    for (String name : IMPORTS) shell.eval("import " + name + ";");
    int id = -1;
    int block = -1;
    for (int at = 4; at < job.length; at++) {
      if (job[at].equals("block")) {
        if (block >= 0) put(results, mark + record("ended", block));
        block++;
        continue;
      }
      String[] step = job[at].split(" ");
      put(results, mark + record("started", ++id));
      SnippetEvent event =
          shell.eval(decode(step[0])).stream().filter(one -> one.causeSnippet() == null).findFirst().orElse(null);
      String problem = problemOf(shell, event);
      JShellException thrown = event == null ? null : event.exception();
      if (thrown != null && step[1].equals("true")) {
        put(results, mark + threw(id, thrown, longest));
      } else if (problem != null) {
        put(results, mark + "{\"kind\":\"uncaught\",\"id\":" + id + ",\"message\":" + quote(cut(problem, longest)) + "}");
        return;
      } else if (event.value() == null || !givesValue(event.snippet().kind())) {
        put(results, mark + record("nothing", id));
      } else {
        put(results, mark + value(id, event, longest));
      }
    }
    put(results, mark + record("ended", block));
    put(results, mark + record("done", id));
  }

  /** What went wrong with a statement, as a text. */
  private static String problemOf(JShell shell, SnippetEvent event) {
    if (event == null) return "It gave no answer.";
    if (event.exception() != null) return nameOf(event.exception()) + ": " + event.exception().getMessage();
    if (event.status() == Snippet.Status.VALID) return null;
    return shell
        .diagnostics(event.snippet())
        .map((Diag diagnostic) -> diagnostic.getMessage(Locale.ROOT).split("\n")[0])
        .findFirst()
        .orElse("It cannot be compiled.");
  }

  private static String nameOf(JShellException thrown) {
    return thrown instanceof EvalException wrapped ? wrapped.getExceptionClassName() : thrown.getClass().getName();
  }

  private static String value(int id, SnippetEvent event, int longest) {
    Snippet snippet = event.snippet();
    String type =
        snippet instanceof VarSnippet variable
            ? variable.typeName()
            : snippet instanceof ExpressionSnippet expression ? expression.typeName() : "";
    String shown = event.value();
    boolean isText = shown.length() > 1 && shown.startsWith("\"") && shown.endsWith("\"");
    String text = isText ? ",\"text\":" + quote(cut(shown.substring(1, shown.length() - 1), longest)) : "";
    return "{\"kind\":\"value\",\"id\":" + id + ",\"type\":" + quote(type) + ",\"shown\":" + quote(cut(shown, longest))
        + text + ",\"cut\":" + (shown.length() > longest) + "}";
  }

  private static String threw(int id, JShellException thrown, int longest) {
    String name = nameOf(thrown);
    return "{\"kind\":\"threw\",\"id\":" + id + ",\"name\":" + quote(name) + ",\"type\":" + quote(name) + ",\"message\":"
        + quote(cut(name + ": " + thrown.getMessage(), longest)) + "}";
  }

  private static String record(String kind, int id) {
    return "{\"kind\":\"" + kind + "\",\"id\":" + id + "}";
  }

  private static String cut(String text, int longest) {
    return text.length() > longest ? text.substring(0, longest) : text;
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char here : text.toCharArray()) {
      if (here == '"' || here == '\\') quoted.append('\\').append(here);
      else if (here < ' ' || Character.isSurrogate(here)) quoted.append(String.format("\\u%04x", (int) here));
      else quoted.append(here);
    }
    return quoted.append('"').toString();
  }
}
