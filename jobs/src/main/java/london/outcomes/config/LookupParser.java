package london.outcomes.config;

import java.util.Map;
import london.outcomes.catalogue.Lookup;
import london.outcomes.catalogue.Lookup.Validity;
import london.outcomes.catalogue.ReferenceList;

/** Reads the joins of a contract to reference lists. */
final class LookupParser {

  private final Map<String, ReferenceList> references;

  LookupParser(Map<String, ReferenceList> references) {
    this.references = references;
  }

  Lookup parse(ConfigNode node) {
    Lookup lookup =
        new Lookup(
            node.text("reference"),
            node.text("on"),
            node.text("match"),
            node.flag("normalised", false),
            node.child("valid").map(LookupParser::validity).orElse(Validity.ALWAYS),
            node.text("unknown", ""),
            node.entries("take"));
    node.done();
    ReferenceList list = references.get(lookup.reference());
    if (list == null) {
      node.problem(
          "reference",
          "no reference list '" + lookup.reference() + "'",
          "Lists: " + String.join(", ", references.keySet()) + ".");
      return lookup;
    }
    requireColumn(node, "match", lookup.match(), list);
    if (lookup.validity().isLimited()) {
      requireColumn(node, "valid", lookup.validity().from(), list);
      requireColumn(node, "valid", lookup.validity().to(), list);
    }
    lookup.take().values().forEach(column -> requireColumn(node, "take", column, list));
    return lookup;
  }

  private static Validity validity(ConfigNode node) {
    Validity validity = new Validity(node.text("at"), node.text("from"), node.text("to"));
    node.done();
    return validity;
  }

  private static void requireColumn(
      ConfigNode node, String key, String column, ReferenceList list) {
    if (!list.columns().contains(column)) {
      node.problem(
          key,
          "'" + column + "' is no column of " + list.name(),
          "Columns: " + String.join(", ", list.columns()) + ".");
    }
  }
}
