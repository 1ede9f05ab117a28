"""YAML as rows, each with the line that it starts on.

Only the tree of nodes is built, and only texts and dates are ever made of it: no tag can create
an object, and an alias is one node however often it is named.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from claims.references.row import Refusal, Row

_TEXT = "tag:yaml.org,2002:str"
_NULL = "tag:yaml.org,2002:null"
_TIME = "tag:yaml.org,2002:timestamp"
_BOOL = "tag:yaml.org,2002:bool"
_NUMBERS = ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float")


def rows_of_yaml(text: str) -> Iterator[Row | Refusal]:
    """Yield the rows of each document: a list of rows, or one row."""
    loader: yaml.SafeLoader | None = None
    try:
        loader = yaml.SafeLoader(text)
        while loader.check_node():
            root = loader.get_node()
            if root is not None and root.tag != _NULL:
                yield from _rows(loader, root)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        reason = error.problem or error.context or "unreadable"
        yield Refusal(line, f"is not valid YAML: {reason}; nothing of this document is read.")
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        yield Refusal(line, "holds a control character or half a character; remove it.")
    except RecursionError:
        yield Refusal(1, "is nested too deeply.")
    finally:
        if loader is not None:
            loader.dispose()


def _rows(loader: yaml.SafeLoader, root: yaml.Node) -> Iterator[Row | Refusal]:
    nodes = root.value if isinstance(root, yaml.SequenceNode) else [root]
    for node in nodes:
        yield _row(loader, node)


def _row(loader: yaml.SafeLoader, node: yaml.Node) -> Row | Refusal:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        return Refusal(line, "is not a mapping with the columns of a reference.")
    fields: dict[str, object] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            return Refusal(line, "has a key that is not the name of a column.")
        if key.value in fields:
            return Refusal(line, f"{ascii(key.value)[:80]} is given twice.")
        try:
            fields[key.value] = _value(loader, value)
        except (ValueError, OverflowError):
            return Refusal(line, f"{key.value[:80]} {ascii(value.value)[:80]} is no date.")
    return Row(line, fields)


def _value(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    """Return the text or date of a scalar; anything else as a value of its kind, to be refused."""
    if isinstance(node, yaml.SequenceNode):
        return []
    if not isinstance(node, yaml.ScalarNode):
        return {}
    if node.tag == _TEXT:
        return str(node.value)
    if node.tag == _TIME:
        return loader.construct_yaml_timestamp(node)
    if node.tag == _BOOL:
        return False
    if node.tag in _NUMBERS:
        return 0
    return None if node.tag == _NULL else b""
