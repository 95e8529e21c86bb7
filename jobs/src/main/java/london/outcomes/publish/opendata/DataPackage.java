package london.outcomes.publish.opendata;

import static london.outcomes.publish.opendata.Json.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import london.outcomes.catalogue.TableColumn;
import london.outcomes.publish.opendata.PublishedTable.Part;

/**
 * {@code datapackage.json}: the CSV files as a Tabular Data Package (Frictionless Data, version 1),
 * each file a resource of its own, for the standard does not say what becomes of the headers of
 * files that are read as one.
 */
public final class DataPackage {

  private final Edition edition;

  public DataPackage(Edition edition) {
    this.edition = edition;
  }

  public String of(List<PublishedTable> tables) {
    Map<String, Object> document = object("profile", "tabular-data-package");
    document.put("name", "policing-outcomes-london");
    document.put("title", edition.title());
    document.put("description", edition.description());
    document.put("version", edition.release());
    document.put("created", edition.releasedAt().toString());
    document.put("provenance", edition.provenance());
    document.put("status", edition.status());
    edition.base().ifPresent(base -> document.put("homepage", base));
    document.put(
        "keywords", List.of("policing", "crime", "victims", "trust", "London", "outcomes"));
    document.put("licenses", licences());
    document.put("contributors", List.of(object("title", edition.owner(), "role", "publisher")));
    document.put("sources", List.of(object("title", "README.md of this publication")));
    List<Object> resources = new ArrayList<>();
    for (PublishedTable table : tables) {
      table.parts().forEach(part -> resources.add(resource(table, part, tables)));
    }
    document.put("resources", resources);
    return Json.text(document);
  }

  private static List<Object> licences() {
    return List.of(
        object("name", "OGL-UK-3.0", "path", Edition.LICENCE, "title", Edition.LICENCE_NAME));
  }

  private Map<String, Object> resource(
      PublishedTable table, Part part, List<PublishedTable> tables) {
    Map<String, Object> resource = object("profile", "tabular-data-resource");
    resource.put("name", part.name().toLowerCase(java.util.Locale.ROOT));
    resource.put("title", edition.titled(table.title(part)));
    resource.put("description", table.definition().comment().strip());
    resource.put("path", part.csv().path());
    resource.put("format", "csv");
    resource.put("mediatype", PublishedFile.CSV);
    resource.put("encoding", "utf-8");
    resource.put("bytes", part.csv().bytes());
    resource.put("hash", "sha256:" + part.csv().sha256());
    resource.put(
        "dialect",
        object(
            "delimiter",
            ",",
            "quoteChar",
            "\"",
            "doubleQuote",
            true,
            "lineTerminator",
            "\r\n",
            "header",
            true,
            "caseSensitiveHeader",
            true));
    resource.put("schema", schema(table, tables));
    return resource;
  }

  private static Map<String, Object> schema(PublishedTable table, List<PublishedTable> tables) {
    Map<String, Object> schema =
        object("fields", table.columns().stream().map(DataPackage::field).toList());
    schema.put("missingValues", List.of(""));
    if (!table.key().isEmpty()) {
      schema.put("primaryKey", table.key());
    }
    List<Object> keys = new ArrayList<>();
    table
        .references(tables)
        .forEach(
            r ->
                keys.add(
                    object(
                        "fields",
                        r.columns(),
                        "reference",
                        object(
                            "resource",
                            r.table(),
                            "fields",
                            PublishedTable.named(r.table(), tables).key()))));
    if (!keys.isEmpty()) {
      schema.put("foreignKeys", keys);
    }
    return schema;
  }

  private static Map<String, Object> field(TableColumn column) {
    boolean isList = column.type().startsWith("array<");
    String comment = column.comment();
    Map<String, Object> field = object("name", column.name(), "type", type(column.type()));
    field.put(
        "description",
        isList
            ? "%s. Entries are separated by %s".formatted(comment, CellText.SEPARATOR)
            : comment);
    if (column.type().equals("date")) {
      field.put("format", "default");
    }
    if (!column.nullable() && !isList) {
      field.put("constraints", object("required", true));
    }
    return field;
  }

  private static String type(String type) {
    return switch (type) {
      case "int", "bigint" -> "integer";
      case "double" -> "number";
      case "boolean", "date" -> type;
      case "timestamp" -> "datetime";
      default -> "string";
    };
  }
}
