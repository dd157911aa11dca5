"""GEXF 1.3 (XML): the lineage as a graph, for tools that lay out and measure networks."""

from __future__ import annotations

from xml.etree import ElementTree as xml

from consilience.model import Dossier
from consilience.report.days import bounds
from consilience.report.exports.cited import Words, writable

NAMESPACE = "http://gexf.net/1.3"


def export(dossier: Dossier) -> bytes:
    """Reports as nodes, what was taken from whom as edges weighted by score."""
    words = Words(dossier)
    root = xml.Element("gexf", xmlns=NAMESPACE, version="1.3")
    meta = xml.SubElement(root, "meta")
    xml.SubElement(meta, "creator").text = "Consilience"
    xml.SubElement(meta, "description").text = writable(dossier.story.title)
    graph = xml.SubElement(root, "graph", defaultedgetype="directed", mode="static")
    _attributes(graph, "node", ("outlet", "published", "path", "headline"))
    _attributes(graph, "edge", ("kind", "passages", "reasons"))
    nodes = xml.SubElement(graph, "nodes")
    for one in dossier.articles:
        node = xml.SubElement(nodes, "node", id=one.id, label=writable(words.outlet(one.id)))
        published = one.published.date if one.published and bounds(one.published.date) else ""
        _values(node, (one.outlet or "", published, one.path, one.headline or ""))
    edges = xml.SubElement(graph, "edges")
    known = {one.id for one in dossier.articles}
    for number, link in enumerate(dossier.lineage):
        if link.from_ not in known or link.to not in known:
            continue
        edge = xml.SubElement(
            edges,
            "edge",
            id=str(number),
            source=link.from_,
            target=link.to,
            type="directed" if link.directed else "undirected",
            weight=f"{link.score:.4f}",
            label=link.kind,
        )
        _values(edge, (link.kind, str(len(link.passages)), " ".join(link.reasons)))
    xml.indent(root)
    text: bytes = xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _attributes(graph: xml.Element, kind: str, names: tuple[str, ...]) -> None:
    group = xml.SubElement(graph, "attributes", {"class": kind})
    for number, name in enumerate(names):
        xml.SubElement(group, "attribute", id=str(number), title=name, type="string")


def _values(element: xml.Element, values: tuple[str, ...]) -> None:
    group = xml.SubElement(element, "attvalues")
    for number, value in enumerate(values):
        xml.SubElement(group, "attvalue", {"for": str(number), "value": writable(value)})
