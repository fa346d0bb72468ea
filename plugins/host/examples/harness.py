# Runs in the process of examples in Python: splits texts into statements, or executes them one by one and reports on each.
# What a statement prints goes elsewhere; results have a pipe of their own. Python lets a program look into itself, so this
# keeps honest examples honest and no more.
import ast
import asyncio
import inspect
import io
import json
import os
import re
import sys
import tokenize


def main():
    job = json.loads(read_all(3))
    if job["mode"] == "read":
        for text in job["texts"]:
            put(json.dumps(read(text)))
    else:
        run(job)


def read_all(fd):
    parts = []
    while True:
        part = os.read(fd, 1 << 16)
        if not part:
            os.close(fd)
            return b"".join(parts).decode("utf-8")
        parts.append(part)


def put(line, write=os.write):
    data = (line + "\n").encode("utf-8", "backslashreplace")
    while data:
        data = data[write(4, data):]


def units(text):
    """Length in UTF-16 code units, which is how the other side counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class Places:
    """From lines and columns of a text to offsets in it."""

    def __init__(self, text):
        self.lines = re.split(r"(?<=\n)", text)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + units(line))

    def of_bytes(self, line, column):
        before = self.lines[line - 1].encode("utf-8")[:column].decode("utf-8", "replace")
        return self.starts[line - 1] + units(before)

    def of_characters(self, line, column):
        return self.starts[line - 1] + units(self.lines[line - 1][:column])


GIVES_VALUE = (ast.Expr, ast.Assign, ast.AnnAssign, ast.AugAssign, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def read(text):
    places = Places(text)
    try:
        tree = parse(text)
        comments = [
            {
                "start": places.of_characters(*token.start),
                "end": places.of_characters(*token.end),
                "text": token.string[1:],
                "literal": literal(token.string[1:]),
            }
            for token in tokenize.generate_tokens(io.StringIO(text).readline)
            if token.type == tokenize.COMMENT
        ]
    except SyntaxError as error:
        line = min(max(error.lineno or 1, 1), len(places.lines))
        offset = places.of_characters(line, max((error.offset or 1) - 1, 0))
        return {"message": f"{type(error).__name__}: {error.msg}", "offset": offset}
    except (RecursionError, MemoryError, ValueError, tokenize.TokenError):
        return {"message": "It cannot be read as Python.", "offset": 0}
    statements = [
        {
            "start": places.of_bytes(first_line(node), node.col_offset),
            "end": places.of_bytes(node.end_lineno, node.end_col_offset),
            "givesValue": isinstance(node, GIVES_VALUE),
        }
        for node in tree.body
    ]
    return {"statements": statements, "comments": comments}


def first_line(node):
    decorators = getattr(node, "decorator_list", [])
    return min([node.lineno] + [decorator.lineno for decorator in decorators])


def parse(text):
    return compile(text, "<example>", "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)


def literal(comment):
    """What stands after `=>` in the text by which values are compared, where it is a literal."""
    found = re.match(r"\s*=>(.*)$", comment)
    if not found:
        return None
    try:
        return show(ast.literal_eval(found.group(1).strip()))
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return None


def show(value, around=()):
    """One text for equal values: what has no order is sorted."""
    if id(value) in around:
        return "..."
    inner = around + (id(value),)
    kind = type(value)
    if kind is list:
        return "[" + ", ".join(show(one, inner) for one in value) + "]"
    if kind is tuple:
        return "(" + ", ".join(show(one, inner) for one in value) + ("," if len(value) == 1 else "") + ")"
    if kind is dict:
        return "{" + ", ".join(sorted(show(key, inner) + ": " + show(one, inner) for key, one in value.items())) + "}"
    if kind in (set, frozenset) and value:
        inside = "{" + ", ".join(sorted(show(one, inner) for one in value)) + "}"
        return inside if kind is set else f"frozenset({inside})"
    return re.sub(r" at 0x[0-9a-fA-F]+", "", repr(value))


def run(job):
    mark, longest = job["mark"], job["longest"]
    sys.path[:0] = job["paths"]
    sys.argv = [""]
    names = {"__name__": "__example__", "__builtins__": __builtins__}
    loop = asyncio.new_event_loop()

    def report(**record):
        put(mark + json.dumps(record))

    def report_value(at, value):
        if isinstance(value, str):
            text = value[:longest]
            report(kind="value", id=at, type="str", shown=show(text), text=text, cut=len(value) > longest)
        else:
            shown = describe(value) if isinstance(value, BaseException) else show(value)
            report(kind="value", id=at, type=type(value).__name__, shown=shown[:longest], cut=len(shown) > longest)

    def execute(tree, kind):
        code = compile(tree, "<example>", kind, ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        result = eval(code, names)
        return loop.run_until_complete(result) if code.co_flags & inspect.CO_COROUTINE else result

    def step(node, expected, at):
        if isinstance(node, ast.Expr):
            value = execute(ast.Expression(node.value), "eval")
        elif isinstance(node, ast.Assign):
            value = execute(ast.Expression(node.value), "eval")
            names[job["held"]] = value
            node.value = ast.copy_location(ast.Name(job["held"], ast.Load()), node.value)
            try:
                execute(ast.Module([node], []), "exec")
            finally:
                del names[job["held"]]
        else:
            execute(ast.Module([node], []), "exec")
            name = getattr(node, "name", None) or getattr(getattr(node, "target", None), "id", None)
            if not isinstance(node, GIVES_VALUE) or name not in names:
                if expected:
                    report(kind="nothing", id=at)
                return
            value = names[name]
        if expected:
            report_value(at, value)

    at = -1
    try:
        for number, block in enumerate(job["blocks"]):
            for node, expected in zip(parse(block["text"]).body, block["steps"], strict=True):
                at += 1
                report(kind="started", id=at)
                try:
                    step(node, expected["expected"], at)
                except BaseException as error:
                    if not expected["throws"]:
                        raise
                    kind = type(error)
                    report(kind="threw", id=at, name=kind.__name__, type=f"{kind.__module__}.{kind.__qualname__}", message=describe(error)[:longest])
            report(kind="ended", id=number)
    except BaseException as error:
        report(kind="uncaught", id=at, message=describe(error)[:longest])
        os._exit(1)
    report(kind="done", id=at)
    os._exit(0)


def describe(error):
    try:
        return f"{type(error).__name__}: {error}"
    except BaseException:
        return f"{type(error).__name__}: it cannot be shown"


main()
