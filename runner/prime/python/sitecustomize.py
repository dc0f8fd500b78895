"""Prepares an interpreter. With PODIUM_PRIMED it first holds it warm until the runner says what to run; see "Feeding a
primed process" in runner/PROTOCOL.md.

`site` imports this before the interpreter opens the program's file, so the program itself starts natively.
"""


def _put_input_on_terminal(os, sys):
    """Makes sys.stdin as it is on a terminal, but over a descriptor of its own.

    input() writes its prompt to the C library's stderr when sys.stdin is the C library's stdin, which nobody can tell
    from standard output on one terminal; here errors have a terminal of their own, and a prompt is no error.
    """
    import io

    old = sys.stdin
    raw = io.FileIO(os.dup(0), "r")
    raw.name = "<stdin>"
    reader = io.BufferedReader(raw)
    text = io.TextIOWrapper(reader, encoding=old.encoding, errors=old.errors, line_buffering=True)
    text.mode = "r"
    sys.stdin = sys.__stdin__ = text


class _Figures:
    """Lets Matplotlib's show() leave pictures. It is looked for only when a program imports it."""

    def __init__(self, folder):
        self.folder = folder

    def find_spec(self, name, path=None, target=None):
        if name == "matplotlib":
            self.prepare()
        elif name == "podium_figures":
            from importlib.util import spec_from_file_location

            return spec_from_file_location(name, f"{self.folder}/figures.py")
        return None

    def prepare(self):
        import os
        import sys

        # From here on asked last, and only for what nobody else has.
        sys.meta_path.remove(self)
        sys.meta_path.append(self)
        os.environ.setdefault("MPLBACKEND", "module://podium_figures")
        if "MPLCONFIGDIR" in os.environ:
            return
        # The list of fonts takes longer to make than all the rest of Matplotlib to load.
        os.environ["MPLCONFIGDIR"] = "/tmp/matplotlib"
        try:
            os.makedirs("/tmp/matplotlib", exist_ok=True)
            for name in os.listdir(f"{self.folder}/fonts"):
                with open(f"{self.folder}/fonts/{name}", "rb") as made, open(f"/tmp/matplotlib/{name}", "xb") as copy:
                    copy.write(made.read())
        except OSError:
            pass


def _prepare():
    import os
    import sys

    here = os.path.dirname(__file__)
    sys.path[:] = [entry for entry in sys.path if entry != here]
    sys.path_importer_cache.pop(here, None)

    # The import system takes this module's entry out of sys.modules when it is done and puts back what it found, so
    # there must be one: the system's own sitecustomize, or an empty module.
    me = sys.modules.pop("sitecustomize")
    try:
        import sitecustomize  # noqa: F401
    except ImportError:
        sys.modules["sitecustomize"] = type(sys)("sitecustomize")

    if os.environ.get("PODIUM_PRIMED") == "1":
        _wait_for_run(os, sys)
    sys.meta_path.insert(0, _Figures(here))
    del me


def _wait_for_run(os, sys):
    import _json

    try:
        chunks = []
        while chunk := os.read(3, 65536):
            chunks.append(chunk)
        os.close(3)
        if not chunks:
            os._exit(0)
        line, _, data = b"".join(chunks).partition(b"\n")
        kind, *terminals = line.decode().split()
        if kind == "tty":
            # Opened by the leader of a session without one, the first becomes the controlling terminal.
            modes = (os.O_RDWR, os.O_WRONLY, os.O_WRONLY)
            for target, (path, mode) in enumerate(zip(terminals, modes)):
                opened = os.open(path, mode)
                os.dup2(opened, target)
                os.close(opened)
            _put_input_on_terminal(os, sys)

        # The scanner behind the json module; the module itself would hide a json.py of the program's.
        class Context:
            strict = True
            object_hook = object_pairs_hook = None
            parse_float = float
            parse_int = int
            parse_constant = None

        run, _ = _json.make_scanner(Context)(data.decode(), 0)
        sys.argv.extend(run["args"])
        os.environ.clear()
        os.environ.update(run["env"])
    except BaseException as error:
        os.write(2, f"podium: the interpreter could not be fed: {error!r}\n".encode())
        os._exit(70)


_prepare()
