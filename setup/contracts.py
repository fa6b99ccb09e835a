"""Two forms of import contract that import-linter lacks; both pass over modules that don't exist
yet, so that pyproject.toml can say the whole design from the first day.
"""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output
from importlinter.contracts.forbidden import ForbiddenContract


class OnlyContract(Contract):
    """`modules` are imported directly by `importers` alone (and by their own submodules)."""

    type_name = "only"

    modules = fields.ListField(subfield=fields.StringField())
    importers = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Find each import from outside."""
        del verbose
        allowed = [*_names(self.modules), *_names(self.importers)]
        wrong = [
            f"{importer} -> {module}"
            for module in sorted(graph.modules)
            if _lies_in(module, _names(self.modules))
            for importer in sorted(graph.find_modules_that_directly_import(module))
            if not _lies_in(importer, allowed)
        ]
        return ContractCheck(kept=not wrong, metadata={"wrong": wrong})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name the imports."""
        for line in check.metadata["wrong"]:
            output.print_error(line)


class NeverContract(ForbiddenContract):
    """A forbidden contract without those source and forbidden modules that don't exist yet."""

    type_name = "never"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Check what is there."""
        there = graph.modules
        for name in ("source_modules", "forbidden_modules"):
            modules = getattr(self, name)
            setattr(self, name, {module for module in modules if module.expression in there})
        if not self.source_modules or not self.forbidden_modules:
            return ContractCheck(kept=True)
        return super().check(graph, verbose)


def _names(field: object) -> list[str]:
    assert isinstance(field, list)
    return field


def _lies_in(module: str, packages: list[str]) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)
