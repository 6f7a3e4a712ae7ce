"""The build backend: setuptools, and the stages of the pipeline compiled by mypyc where there is a C compiler.

`pip install .` calls it by the hooks of PEP 517. The sources stay ordinary Python and run the same without a compiler,
at about half the speed; an editable install is left so, that an edit is seen at once.
"""

from __future__ import annotations

import os
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from setuptools import build_meta, setup

if TYPE_CHECKING:
    from setuptools import Extension

# What reads texts; models, tables and outputs stay as they are: pydantic and the command line look into them.
STAGES = (
    "making patterns tables span number numerals wordlist rule bounds reading units tails shares bare joins nonfigures "
    "quantities predicate clauses tagging wordclasses nounphrase nounphrase_after listing owners openings divisions "
    "times timewords timeline masthead sheet sentences document text garbage pipeline"
).split()
READERS = "__init__ action change entity period place share status subject".split()
# Set to anything, it says: do not compile.
PURE = "SEEDSTATS_PURE"


def sources() -> list[str]:
    """The files that are compiled, from the project's root."""
    return [f"seedstats/{name}.py" for name in STAGES] + [f"seedstats/context/{name}.py" for name in READERS]


def extensions() -> list[Extension]:
    """The compiled stages as extensions of setuptools; none where they cannot or shall not be compiled."""
    if os.environ.get(PURE) or not _has_compiler():
        return []
    from mypyc.build import mypycify

    # Checking types strictly is for the project's own checks: the mypy found here may be newer than those know.
    options = ["--config-file=", "--ignore-missing-imports"]
    try:
        built: list[Extension] = mypycify([*options, *sources()], group_name="seedstats.compiled")
    except SystemExit:  # mypyc's way to say that it cannot; it has said why
        return []
    return built


def _has_compiler() -> bool:
    """Whether a C file that asks for Python's headers can be compiled here."""
    from setuptools._distutils.ccompiler import new_compiler
    from setuptools._distutils.errors import CompileError, DistutilsError
    from setuptools._distutils.sysconfig import customize_compiler

    compiler = new_compiler()
    with tempfile.TemporaryDirectory() as folder:
        probe = Path(folder, "probe.c")
        probe.write_text("#include <Python.h>\n", "ascii")
        try:
            customize_compiler(compiler)
            compiler.compile([str(probe)], output_dir=folder, include_dirs=[sysconfig.get_path("include")])
        except (CompileError, DistutilsError, OSError):
            return False
    return True


class _Backend(build_meta._BuildMetaBackend):
    """setuptools' own backend, which hands over the extensions when a wheel is made."""

    def run_setup(self, setup_script: str = "setup.py") -> None:
        wheel = "bdist_wheel" in sys.argv
        setup(ext_modules=extensions() if wheel else [])


_BACKEND = _Backend()
build_wheel = _BACKEND.build_wheel
build_sdist = _BACKEND.build_sdist
build_editable = _BACKEND.build_editable
get_requires_for_build_wheel = _BACKEND.get_requires_for_build_wheel
get_requires_for_build_sdist = _BACKEND.get_requires_for_build_sdist
get_requires_for_build_editable = _BACKEND.get_requires_for_build_editable
prepare_metadata_for_build_wheel = _BACKEND.prepare_metadata_for_build_wheel
prepare_metadata_for_build_editable = _BACKEND.prepare_metadata_for_build_editable
