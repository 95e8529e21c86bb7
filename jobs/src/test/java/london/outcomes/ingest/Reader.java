package london.outcomes.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Dialect;
import london.outcomes.catalogue.Framework;
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
      purpose: a test
      retention: unlimited
      forces: [metropolitan]
      data-status: final
      """;

  private final SourceContract contract;

  private Reader(SourceContract contract) {
    this.contract = contract;
  }

  /** Of the keys that matter; those that every contract has are added. */
  static Reader of(String yaml) {
    Catalogue none =
        new Catalogue(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Framework.NONE);
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

  static Reader of(SourceContract contract) {
    return new Reader(contract);
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
    List<String> found = new ArrayList<>();
    StructType schema = ReadPlan.of(contract).schema();
    read(content, contract.dialect(), row -> found.add(text(row, schema)));
    found.removeIf(text -> text.startsWith("0 RECORDS"));
    return found;
  }

  /** Each row by column name; what is wrong with it stands there too, as {@code _problem}. */
  List<Map<String, Object>> records(String path, byte[] content) {
    List<Map<String, Object>> found = new ArrayList<>();
    String[] names = ReadPlan.of(contract).schema().fieldNames();
    read(
        content,
        check(path, content).dialect(),
        row -> {
          Map<String, Object> record = new HashMap<>();
          IntStream.range(0, names.length).forEach(i -> record.put(names[i], row.get(i)));
          found.add(record);
        });
    found.removeIf(record -> (boolean) record.get(RowColumns.IS_FILE));
    return found;
  }

  private void read(byte[] content, Dialect dialect, Consumer<Row> sink) {
    ReadPlan plan = ReadPlan.of(contract);
    try {
      Object[] delivery = new Object[RowReader.DELIVERY.size()];
      new FileRows(
              delivery,
              plan,
              plan.open(new ByteArrayInputStream(content), dialect),
              plan.delimiter(dialect))
          .forEachRemaining(sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
