package london.outcomes.publish.opendata;

import static london.outcomes.publish.opendata.Json.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import london.outcomes.catalogue.TableColumn;
import london.outcomes.catalogue.TableDefinition.Reference;
import london.outcomes.publish.opendata.PublishedTable.Part;

/**
 * What CSV on the Web says of CSV files (W3C, Metadata Vocabulary for Tabular Data, 2015): one
 * document beside each file, and one for all of them, which alone can say how they refer to each
 * other.
 */
public final class CsvwMetadata {

  private static final List<Object> CONTEXT =
      List.of("http://www.w3.org/ns/csvw", object("@language", "en"));

  /** That the first line is the header is the standard's default; said for who reads it. */
  private static final Map<String, Object> DIALECT =
      object(
          "encoding",
          "utf-8",
          "delimiter",
          ",",
          "quoteChar",
          "\"",
          "doubleQuote",
          true,
          "header",
          true,
          "lineTerminators",
          List.of("\r\n"));

  private final Edition edition;

  public CsvwMetadata(Edition edition) {
    this.edition = edition;
  }

  /** Name of the document beside a file. */
  public static String beside(String csv) {
    return csv + "-metadata.json";
  }

  /** The document beside one file. */
  public String of(PublishedTable table, Part part) {
    Map<String, Object> document = object("@context", CONTEXT);
    document.putAll(described(table, part, List.of()));
    document.put("dialect", DIALECT);
    return Json.text(document);
  }

  /** The document of all files. */
  public String of(List<PublishedTable> tables) {
    Map<String, Object> group = object("@context", CONTEXT, "@type", "TableGroup");
    group.put("dc:title", edition.title());
    group.put("dc:description", edition.description());
    group.putAll(provenance());
    group.put("dialect", DIALECT);
    List<Object> described = new ArrayList<>();
    for (PublishedTable table : tables) {
      List<Object> keys = foreignKeys(table, tables);
      table.parts().forEach(part -> described.add(described(table, part, keys)));
    }
    group.put("tables", described);
    return Json.text(group);
  }

  private Map<String, Object> provenance() {
    return object(
        "dc:license",
        object("@id", Edition.LICENCE),
        "dc:publisher",
        edition.owner(),
        "dc:issued",
        object("@value", edition.day().toString(), "@type", "xsd:date"),
        "dc:identifier",
        edition.release(),
        "dc:provenance",
        edition.provenance());
  }

  private Map<String, Object> described(PublishedTable table, Part part, List<Object> foreignKeys) {
    Map<String, Object> out = object("@type", "Table", "url", part.csv().name());
    out.put("dc:title", edition.titled(table.title(part)));
    out.put("dc:description", table.definition().comment().strip());
    out.putAll(provenance());
    out.put("dc:extent", part.rows() + " rows");
    out.put("notes", List.of(object("@value", Notes.GUARD), object("@value", Notes.EMPTY)));
    out.put("tableSchema", schema(table, foreignKeys));
    return out;
  }

  private static Map<String, Object> schema(PublishedTable table, List<Object> foreignKeys) {
    Map<String, Object> schema = object("@type", "Schema");
    schema.put("columns", table.columns().stream().map(CsvwMetadata::column).toList());
    if (!table.key().isEmpty()) {
      schema.put("primaryKey", table.key());
    }
    if (!foreignKeys.isEmpty()) {
      schema.put("foreignKeys", foreignKeys);
    }
    return schema;
  }

  /** Tables that are referred to are dimensions and never cut: one file has all their rows. */
  private static List<Object> foreignKeys(PublishedTable table, List<PublishedTable> tables) {
    List<Object> keys = new ArrayList<>();
    for (Reference reference : table.references(tables)) {
      Map<String, Object> target =
          object(
              "resource",
              reference.table() + ".csv",
              "columnReference",
              PublishedTable.named(reference.table(), tables).key());
      keys.add(object("columnReference", reference.columns(), "reference", target));
    }
    return keys;
  }

  private static Map<String, Object> column(TableColumn column) {
    Map<String, Object> out = object("@type", "Column", "name", column.name());
    out.put("titles", List.of(column.name()));
    out.put("dc:description", column.comment());
    boolean isList = column.type().startsWith("array<");
    out.put("datatype", datatype(column.type()));
    if (isList) {
      out.put("separator", CellText.SEPARATOR);
    } else if (!column.nullable()) {
      out.put("required", true);
    }
    return out;
  }

  private static Object datatype(String type) {
    return switch (type) {
      case "int" -> "int";
      case "bigint" -> "long";
      case "double" -> "double";
      case "boolean" -> "boolean";
      case "date" -> object("base", "date", "format", "yyyy-MM-dd");
      case "timestamp" -> "dateTimeStamp";
      default -> "string";
    };
  }
}
