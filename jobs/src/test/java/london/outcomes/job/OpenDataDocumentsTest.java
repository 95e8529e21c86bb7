package london.outcomes.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The documents that describe the files hold against their standards: the JSON Schema of Tabular
 * Data Packages as published, and the rules of the W3C's CSV on the Web and of DCAT, which have no
 * schema in JSON, one by one.
 */
final class OpenDataDocumentsTest {

  private static final PublishedLake LAKE = PublishedLake.get();
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Properties of the standard; all others have a prefix (Metadata Vocabulary, 5). */
  private static final Map<String, Set<String>> CSVW =
      Map.of(
          "TableGroup",
          Set.of("@context", "@type", "tables", "dialect", "notes"),
          "Table",
          Set.of("@context", "@type", "url", "tableSchema", "dialect", "notes"),
          "Schema",
          Set.of("@type", "columns", "primaryKey", "foreignKeys"),
          "Column",
          Set.of("@type", "name", "titles", "datatype", "required", "separator"));

  /** Of XML Schema's data types, those that are used (5.11.1). */
  private static final Set<String> DATATYPES =
      Set.of("string", "int", "long", "double", "boolean", "date", "dateTimeStamp");

  private static JsonNode json(String path) throws IOException {
    return JSON.readTree(LAKE.text(path));
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> nodes = new ArrayList<>();
    array.forEach(nodes::add);
    return nodes;
  }

  private static List<String> texts(JsonNode array) {
    return list(array).stream().map(JsonNode::asText).toList();
  }

  @Test
  void theDataPackageIsValidByThePublishedSchema() throws IOException {
    try (InputStream schema =
        getClass().getResourceAsStream("/schemas/frictionless/tabular-data-package.json")) {
      JsonSchema valid = JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(schema);
      assertThat(valid.validate(json("datapackage.json"))).isEmpty();
      assertThat(valid.validate(JSON.readTree("{\"profile\": \"tabular-data-package\"}")))
          .isNotEmpty();
    }
  }

  @Test
  void theDataPackageNamesEveryCsvFileWithItsSizeAndSum() throws IOException {
    Set<String> paths = new HashSet<>();
    for (JsonNode resource : json("datapackage.json").path("resources")) {
      String path = resource.path("path").asText();
      byte[] bytes = Files.readAllBytes(LAKE.release().resolve(path));
      assertThat(resource.path("bytes").asLong()).as(path).isEqualTo(bytes.length);
      assertThat(resource.path("hash").asText()).isEqualTo("sha256:" + DescribedCsv.sha256(bytes));
      assertThat(header(path))
          .containsExactlyElementsOf(
              list(resource.path("schema").path("fields")).stream()
                  .map(field -> field.path("name").asText())
                  .toList());
      paths.add(path);
    }
    assertThat(paths).containsExactlyInAnyOrderElementsOf(csvFiles());
  }

  @Test
  void referencesOfTheDataPackageLeadToKeysOfItsResources() throws IOException {
    Map<String, List<String>> keys = new TreeMap<>();
    JsonNode resources = json("datapackage.json").path("resources");
    for (JsonNode resource : resources) {
      keys.put(resource.path("name").asText(), texts(resource.path("schema").path("primaryKey")));
    }
    int count = 0;
    for (JsonNode resource : resources) {
      for (JsonNode key : resource.path("schema").path("foreignKeys")) {
        JsonNode reference = key.path("reference");
        assertThat(texts(reference.path("fields")))
            .isEqualTo(keys.get(reference.path("resource").asText()))
            .hasSameSizeAs(texts(key.path("fields")));
        count++;
      }
    }
    assertThat(count).isGreaterThan(15);
  }

  private static List<String> csvFiles() {
    return PublishedLake.files(LAKE.release()).keySet().stream()
        .filter(file -> file.endsWith(".csv"))
        .toList();
  }

  private static List<String> header(String csv) throws IOException {
    try (var lines = Files.lines(LAKE.release().resolve(csv))) {
      return List.of(lines.findFirst().orElseThrow().split(","));
    }
  }

  @Test
  void eachCsvFileIsDescribedBesideItByTheRulesOfCsvOnTheWeb() throws IOException {
    for (String csv : csvFiles()) {
      JsonNode table = json(csv + "-metadata.json");
      assertThat(table.path("@context").get(0).asText()).isEqualTo("http://www.w3.org/ns/csvw");
      requireTable(table, csv);
      assertThat(table.path("tableSchema").has("foreignKeys")).as("needs other tables").isFalse();
    }
  }

  @Test
  void allCsvFilesAreOneGroupInWhichReferencesLeadSomewhere() throws IOException {
    JsonNode group = json("csv/csv-metadata.json");
    requireProperties(group, "TableGroup");
    Map<String, List<String>> keys = new TreeMap<>();
    for (JsonNode table : group.path("tables")) {
      requireTable(table, "csv/" + table.path("url").asText());
      keys.put(table.path("url").asText(), texts(table.path("tableSchema").path("primaryKey")));
    }
    assertThat(keys.keySet().stream().map(url -> "csv/" + url))
        .containsExactlyInAnyOrderElementsOf(csvFiles());
    for (JsonNode table : group.path("tables")) {
      List<String> own = columns(table);
      for (JsonNode key : table.path("tableSchema").path("foreignKeys")) {
        JsonNode reference = key.path("reference");
        assertThat(own).containsAll(texts(key.path("columnReference")));
        assertThat(texts(reference.path("columnReference")))
            .isEqualTo(keys.get(reference.path("resource").asText()))
            .isNotEmpty();
      }
    }
  }

  private static List<String> columns(JsonNode table) {
    return list(table.path("tableSchema").path("columns")).stream()
        .map(column -> column.path("name").asText())
        .toList();
  }

  private static void requireTable(JsonNode table, String csv) throws IOException {
    requireProperties(table, "Table");
    // Relative to the document, which lies beside the file.
    assertThat(csv).isEqualTo("csv/" + table.path("url").asText());
    JsonNode schema = table.path("tableSchema");
    requireProperties(schema, "Schema");
    for (JsonNode column : schema.path("columns")) {
      requireProperties(column, "Column");
      assertThat(column.path("name").asText()).matches("[a-z][a-z0-9_]*");
      assertThat(column.path("dc:description").asText()).isNotBlank();
      JsonNode type = column.path("datatype");
      assertThat(DATATYPES).contains(type.isObject() ? type.path("base").asText() : type.asText());
    }
    // Titles are those of the header, in its order (6.4.1 of the model).
    assertThat(columns(table)).doesNotHaveDuplicates().isEqualTo(header(csv));
    assertThat(columns(table)).containsAll(texts(schema.path("primaryKey")));
    for (String told : List.of("dc:title", "dc:license", "dc:publisher", "dc:provenance")) {
      assertThat(table.path(told).isMissingNode()).as(told).isFalse();
    }
  }

  private static void requireProperties(JsonNode object, String type) {
    assertThat(object.path("@type").asText()).isEqualTo(type);
    object
        .fieldNames()
        .forEachRemaining(
            name ->
                assertThat(CSVW.get(type).contains(name) || name.contains(":")).as(name).isTrue());
  }

  @Test
  void keysTellRowsApartAndReferencesHold() throws IOException {
    JsonNode group = json("csv/csv-metadata.json");
    Map<String, Set<List<Object>>> rows = new TreeMap<>();
    for (JsonNode table : group.path("tables")) {
      List<String> key = texts(table.path("tableSchema").path("primaryKey"));
      if (!key.isEmpty()) {
        List<List<Object>> all = values(table, key);
        rows.put(table.path("url").asText(), new HashSet<>(all));
        assertThat(rows.get(table.path("url").asText())).hasSameSizeAs(all);
      }
    }
    for (JsonNode table : group.path("tables")) {
      for (JsonNode key : table.path("tableSchema").path("foreignKeys")) {
        List<List<Object>> used = values(table, texts(key.path("columnReference")));
        used.removeIf(values -> values.contains(null));
        assertThat(rows.get(key.path("reference").path("resource").asText()))
            .as(table.path("url") + " " + key)
            .containsAll(used);
      }
    }
  }

  private static List<List<Object>> values(JsonNode table, List<String> of) {
    List<Integer> places = of.stream().map(columns(table)::indexOf).toList();
    List<List<Object>> values = new ArrayList<>();
    Path file = LAKE.release().resolve("csv/" + table.path("url").asText());
    for (List<Object> row : DescribedCsv.read(file)) {
      List<Object> picked = new ArrayList<>();
      places.forEach(place -> picked.add(row.get(place)));
      values.add(picked);
    }
    return values;
  }

  /** What DCAT-AP 3 makes mandatory or recommends for datasets and distributions. */
  @Test
  void theDcatRecordHasWhatCataloguesHarvest() throws IOException {
    JsonNode record = json("dcat.jsonld");
    assertThat(record.path("@type").asText()).isEqualTo("dcat:Dataset");
    for (String told :
        List.of(
            "dct:title",
            "dct:description",
            "dct:publisher",
            "dcat:contactPoint",
            "dct:license",
            "dct:issued",
            "dct:temporal",
            "dct:spatial",
            "dcat:version",
            "dcat:keyword",
            "dcat:theme",
            "dct:accrualPeriodicity",
            "dct:provenance")) {
      assertThat(record.path(told).isMissingNode()).as(told).isFalse();
    }
    assertThat(record.path("dct:license").path("@id").asText())
        .isEqualTo("https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/");
    Set<String> named = new HashSet<>();
    for (JsonNode distribution : record.path("dcat:distribution")) {
      String path = distribution.path("dcat:accessURL").path("@id").asText();
      byte[] bytes = Files.readAllBytes(LAKE.release().resolve(path));
      assertThat(distribution.path("dcat:byteSize").path("@value").asLong())
          .isEqualTo(bytes.length);
      assertThat(
              distribution.path("spdx:checksum").path("spdx:checksumValue").path("@value").asText())
          .isEqualTo(DescribedCsv.sha256(bytes));
      assertThat(distribution.path("dcat:mediaType").path("@id").asText())
          .startsWith("https://www.iana.org/assignments/media-types/");
      named.add(path);
    }
    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(
            PublishedLake.files(LAKE.release()).keySet().stream()
                .filter(f -> f.matches(".*\\.(csv|parquet|ods)"))
                .toList());
  }

  @Test
  void everyPrefixOfTheRecordIsDeclaredAndEveryAddressFollowsTheBase(
      @org.junit.jupiter.api.io.TempDir Path folder) throws IOException {
    LAKE.publish(
        folder,
        "--release",
        PublishedLake.RELEASE,
        "--site",
        "https://data.example/outcomes",
        "--contact",
        "evidence@mopac.example");
    JsonNode record =
        JSON.readTree(folder.resolve(PublishedLake.RELEASE).resolve("dcat.jsonld").toFile());
    assertThat(record.path("dcat:contactPoint").path("vcard:hasEmail").path("@id").asText())
        .isEqualTo("mailto:evidence@mopac.example");
    for (JsonNode distribution : record.path("dcat:distribution")) {
      assertThat(distribution.path("dcat:downloadURL").path("@id").asText())
          .startsWith("https://data.example/outcomes/spring/");
    }
    Set<String> declared = new HashSet<>();
    record.path("@context").fieldNames().forEachRemaining(declared::add);
    requireDeclared(record, declared);
  }

  private static void requireDeclared(JsonNode node, Set<String> declared) {
    node.properties()
        .forEach(
            property -> {
              if (!property.getKey().startsWith("@")) {
                assertThat(declared).contains(property.getKey().replaceAll(":.*", ""));
                if (property.getValue().isArray()) {
                  property.getValue().forEach(inner -> requireDeclared(inner, declared));
                }
                if (property.getValue().isObject()) {
                  requireDeclared(property.getValue(), declared);
                }
              }
            });
  }
}
