"""A plugin of pytest: one module is made of the source in the file $MUTANT, from its first import."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType

PATH, MUTANT = Path(os.environ["MUTATED"]), Path(os.environ["MUTANT"])
NAME = ".".join(PATH.with_suffix("").parts)


class _Loader(SourceFileLoader):
    def get_code(self, fullname: str) -> CodeType:
        code: CodeType = compile(MUTANT.read_text("utf-8"), self.path, "exec")
        return code


class _Finder(MetaPathFinder):
    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != NAME:
            return None
        return importlib.util.spec_from_file_location(
            NAME, PATH.absolute(), loader=_Loader(NAME, str(PATH.absolute()))
        )


sys.meta_path.insert(0, _Finder())
