package london.outcomes.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.config.ConfigFolder;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** A contract in the making that reads files, without Spark: what comes of each of their rows. */
final class Reader {

  private static final String HEAD =
      """
      id: trial
      title: A trial
      supplier: Us
      licence: None
      provenance: open
      sensitivity: open
      forces: [metropolitan]
      data-status: final
      """;

  private final SourceContract contract;

  private Reader(SourceContract contract) {
    this.contract = contract;
  }

  /** Of the keys that matter; those that every contract has are added. */
  static Reader of(String yaml) {
    Catalogue none = new Catalogue(Map.of(), Map.of(), Map.of(), Map.of());
    try {
      Path file = Files.createTempFile("contract", ".yaml");
      Files.writeString(file, HEAD + yaml);
      SourceContract contract = new ConfigFolder(file.getParent()).contract(file, none);
      Files.delete(file);
      return new Reader(contract);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Precheck check(String path, byte[] content) {
    try {
      return Precheck.of(contract, path, content.length, new ByteArrayInputStream(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Precheck check(String path, String content) {
    return check(path, content.getBytes(StandardCharsets.UTF_8));
  }

  /** One text for each row: its line and values, or its line and the code that refuses it. */
  List<String> rows(byte[] content) {
    ReadPlan plan = ReadPlan.of(contract);
    StructType schema = plan.schema();
    List<String> found = new ArrayList<>();
    try {
      Object[] delivery = new Object[RowReader.DELIVERY.size()];
      FileRows rows =
          new FileRows(
              delivery,
              plan,
              plan.open(new ByteArrayInputStream(content), contract.dialect()),
              plan.delimiter(contract.dialect()));
      rows.forEachRemaining(row -> found.add(text(row, schema)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found.removeIf(text -> text.startsWith("0 RECORDS"));
    return found;
  }

  List<String> rows(String content) {
    return rows(content.getBytes(StandardCharsets.UTF_8));
  }

  private String text(Row row, StructType schema) {
    Object line = row.get(schema.fieldIndex(RowColumns.LINE));
    Row problem = row.getStruct(schema.fieldIndex(RowColumns.PROBLEM));
    if (problem != null) {
      return line + " " + problem.getString(0) + " " + problem.getString(2);
    }
    List<Object> values = new ArrayList<>();
    contract.columns().forEach(c -> values.add(row.get(schema.fieldIndex(c.name()))));
    return line + " " + values;
  }
}
