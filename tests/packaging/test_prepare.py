"""Getting a machine ready: the environment, the locked packages, and what a person is told where it cannot be."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

import prepare

if sys.platform == "win32":
    pytest.skip("the script is for Linux and macOS", allow_module_level=True)

SCRIPTS = Path(__file__).resolve().parents[2] / "packaging"

ALL_SCRIPTS = ("prepare.py", "qt_libraries.py", "run.py", "lock.py")


class Machine:
    """A machine that notes what it is told to run and answers as it was set up to."""

    def __init__(self, *, ensurepip: bool = True, pip: bool = False, uv: bool = False, root: bool = False) -> None:
        self.commands: list[list[str]] = []
        self.installed: list[str] = []
        self.modules = {"ensurepip": ensurepip, "pip": pip}
        self.uv, self.root = uv, root

    def run(self, command: list[str]) -> bool:
        self.commands.append(command)
        return self.modules["ensurepip"] or "--without-pip" in command or command[0] == "/bin/uv"

    def apt_install(self, packages: list[str]) -> bool:
        self.installed += packages
        self.modules["ensurepip"] = True
        return True

    def put_in_place(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(prepare, "run", self.run)
        monkeypatch.setattr(prepare, "apt_install", self.apt_install)
        monkeypatch.setattr(prepare, "may_install_packages", lambda: self.root)
        monkeypatch.setattr(prepare.importlib.util, "find_spec", lambda name: self.modules.get(name) or None)
        monkeypatch.setattr(prepare.shutil, "which", lambda name: "/bin/uv" if name == "uv" and self.uv else None)


@pytest.mark.parametrize("script", ALL_SCRIPTS)
def test_the_scripts_need_nothing_but_python(script: str) -> None:
    tree = ast.parse((SCRIPTS / script).read_text(encoding="utf-8"))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names] if isinstance(node, ast.Import)
            else [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        )
    }
    assert imported <= sys.stdlib_module_names | {"qt_libraries"}


def test_a_complete_python_makes_the_environment_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    machine = Machine(uv=True, root=True)
    machine.put_in_place(monkeypatch)
    prepare.make_venv(tmp_path / ".venv")
    assert [command[1:3] for command in machine.commands] == [["-m", "venv"]]
    assert machine.installed == []


def test_without_ensurepip_uv_makes_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    machine = Machine(ensurepip=False, uv=True, root=True)
    machine.put_in_place(monkeypatch)
    prepare.make_venv(tmp_path / ".venv")
    assert [command[:2] for command in machine.commands] == [["/bin/uv", "venv"]]
    assert machine.installed == []


def test_without_ensurepip_root_gets_the_package_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    machine = Machine(ensurepip=False, root=True)
    machine.put_in_place(monkeypatch)
    prepare.make_venv(tmp_path / ".venv")
    assert machine.installed == [f"python3.{sys.version_info[1]}-venv"]
    assert machine.commands[-1][1:3] == ["-m", "venv"]


def test_without_ensurepip_an_installed_pip_will_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    machine = Machine(ensurepip=False, pip=True)
    machine.put_in_place(monkeypatch)
    prepare.make_venv(tmp_path / ".venv")
    assert "--without-pip" in machine.commands[-1]


def test_where_nothing_helps_the_one_command_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    Machine(ensurepip=False).put_in_place(monkeypatch)
    with pytest.raises(prepare.NotReadyError, match=r"sudo apt-get install python3\.\d+-venv"):
        prepare.make_venv(tmp_path / ".venv")


def test_an_old_python_is_refused_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(prepare.sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(prepare.shutil, "which", lambda _name: None)
    assert prepare.main([]) == 1
    assert capsys.readouterr().err == "Python 3.11 or newer is needed and this is 3.9: install it and run this again.\n"


def test_an_old_python_hands_over_to_a_newer_one(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[list[str]] = []
    monkeypatch.setattr(prepare.sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(prepare.shutil, "which", lambda name: f"/bin/{name}" if name == "python3.12" else None)
    monkeypatch.setattr(prepare.subprocess, "call", lambda command: called.append(command) or 0)
    with pytest.raises(SystemExit) as ended:
        prepare.main(["--dev"])
    assert ended.value.code == 0
    assert called == [["/bin/python3.12", prepare.__file__, "--dev"]]


def test_a_broken_environment_does_not_work(tmp_path: Path) -> None:
    assert prepare.works(Path(sys.prefix))
    assert not prepare.works(tmp_path / ".venv")
    broken = tmp_path / "broken" / "bin" / "python"
    broken.parent.mkdir(parents=True)
    broken.symlink_to(tmp_path / "gone")
    assert not prepare.works(tmp_path / "broken")


class TestTheLock:
    @pytest.fixture
    def root(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        (tmp_path / "packaging").mkdir()
        (tmp_path / ".venv").mkdir()
        for name in (prepare.RUN_LOCK, prepare.DEV_LOCK):
            (tmp_path / "packaging" / name).write_text(f"{name}==1 \\\n", encoding="utf-8")
        monkeypatch.setattr(prepare, "ROOT", tmp_path)
        return tmp_path

    @pytest.fixture
    def machine(self, monkeypatch: pytest.MonkeyPatch) -> Machine:
        machine = Machine(uv=True)
        machine.put_in_place(monkeypatch)
        return machine

    def test_is_installed_once(self, root: Path, machine: Machine) -> None:
        for _ in range(3):
            prepare.install_lock(root / ".venv", dev=False)
        assert len(machine.commands) == 1
        assert machine.commands[0][-1] == str(root / "packaging" / "requirements.lock")
        assert "--require-hashes" in machine.commands[0]

    def test_of_the_tests_holds_that_of_the_program(self, root: Path, machine: Machine) -> None:
        prepare.install_lock(root / ".venv", dev=True)
        prepare.install_lock(root / ".venv", dev=False)
        assert len(machine.commands) == 1

    def test_of_the_program_does_not_do_for_the_tests(self, root: Path, machine: Machine) -> None:
        prepare.install_lock(root / ".venv", dev=False)
        prepare.install_lock(root / ".venv", dev=True)
        assert [Path(command[-1]).name for command in machine.commands] == [prepare.RUN_LOCK, prepare.DEV_LOCK]

    def test_is_installed_again_when_it_changed(self, root: Path, machine: Machine) -> None:
        prepare.install_lock(root / ".venv", dev=False)
        (root / "packaging" / prepare.RUN_LOCK).write_text("other==2 \\\n", encoding="utf-8")
        prepare.install_lock(root / ".venv", dev=False)
        assert len(machine.commands) == 2

    def test_that_failed_is_tried_again_and_the_next_way_too(
        self, root: Path, machine: Machine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (root / ".venv/lib/python3.11/site-packages/pip").mkdir(parents=True)
        monkeypatch.setattr(prepare, "run", lambda command: machine.commands.append(command) or False)
        for _ in range(2):
            with pytest.raises(prepare.NotReadyError, match=r"requirements\.lock were not installed"):
                prepare.install_lock(root / ".venv", dev=False)
        tools = [command[0] for command in machine.commands]
        assert tools == ["/bin/uv", str(root / ".venv/bin/python")] * 2

    def test_note_that_is_no_note_counts_as_none(self, root: Path, machine: Machine) -> None:
        for text in ("", "[]", "{", "null"):
            (root / ".venv" / "installed-locks.json").write_text(text, encoding="utf-8")
            assert not prepare.is_current(root / ".venv" / "installed-locks.json", {"a": "b"})


class TestQtLibraries:
    """`looks` are the answers of one look after the other at what is missing."""

    @pytest.fixture
    def machine(self, monkeypatch: pytest.MonkeyPatch) -> Machine:
        machine = Machine()
        machine.put_in_place(monkeypatch)
        monkeypatch.delenv("DISPLAY", raising=False)
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        return machine

    def look(self, monkeypatch: pytest.MonkeyPatch, *looks: dict[str, tuple[str, ...]]) -> None:
        answers = iter(looks)
        monkeypatch.setattr(prepare.qt_libraries, "missing_libraries", lambda _venv: next(answers))

    def test_complete_machine_is_left_alone(
        self, machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.look(monkeypatch, {})
        prepare.provide_qt_libraries(Path())
        assert (machine.installed, capsys.readouterr().out) == ([], "")

    def test_root_gets_them_installed(
        self, machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        machine.root = True
        self.look(monkeypatch, {"base": ("libEGL.so.1",), "x11": ("libxcb-icccm.so.4",)}, {})
        prepare.provide_qt_libraries(Path())
        assert machine.installed == ["libegl1", "libxcb-icccm4"]
        assert "libEGL.so.1 (libegl1), libxcb-icccm.so.4 (libxcb-icccm4)" in capsys.readouterr().out

    def test_others_are_told_the_command(self, machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
        self.look(monkeypatch, {"base": ("libEGL.so.1",), "printing": ("libcups.so.2",)})
        monkeypatch.setattr(prepare.shutil, "which", lambda name: f"/bin/{name}" if name == "apt-get" else None)
        sentence = r"without libEGL\.so\.1: run `sudo apt-get install libcups2 libegl1` and start again"
        with pytest.raises(prepare.NotReadyError, match=sentence):
            prepare.provide_qt_libraries(Path())
        assert machine.installed == []

    def test_a_window_system_not_in_use_stops_nobody(
        self, machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        missing = {"wayland": ("libwayland-cursor.so.0",)}
        self.look(monkeypatch, missing, missing)
        prepare.provide_qt_libraries(Path())
        assert "Not needed for what runs now" in capsys.readouterr().out
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
        with pytest.raises(prepare.NotReadyError):
            prepare.provide_qt_libraries(Path())

    def test_an_installation_that_failed_ends_with_the_command(
        self, machine: Machine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        machine.root = True
        missing = {"base": ("libEGL.so.1",)}
        self.look(monkeypatch, missing, missing)
        with pytest.raises(prepare.NotReadyError, match="libEGL"):
            prepare.provide_qt_libraries(Path())
