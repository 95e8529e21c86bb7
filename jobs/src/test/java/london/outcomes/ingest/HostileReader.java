package london.outcomes.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.config.ConfigFolder;
import london.outcomes.ingest.archive.Archive;
import london.outcomes.ingest.archive.Gunzip;
import london.outcomes.ingest.archive.Refusal;
import london.outcomes.ingest.archive.Spool;
import london.outcomes.ingest.csv.RecordSource;

/** A process of its own, with a small heap, that reads files and says what became of each. */
final class HostileReader {

  private static final String CONTRACT =
      """
      id: hostile
      title: Anything
      supplier: nobody
      licence: none
      provenance: open
      sensitivity: open
      purpose: a test
      retention: unlimited
      file-name: .*
      format: {%s}
      forces: [metropolitan]
      data-status: final
      period: {from: rows, column: month}
      columns:
        - {name: a, header: a}
        - {name: b, header: b}
        - {name: c, header: c}
      derived: {month: "DATE'2024-01-01'"}
      """;

  private final ConfigFolder config;
  private final Catalogue catalogue;

  private HostileReader(Path conf) {
    this.config = new ConfigFolder(conf);
    this.catalogue = config.load();
  }

  /** Reads all files of a folder in the order of their names; the first argument is conf. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    HostileReader reader = new HostileReader(Path.of(arguments[0]));
    try (Stream<Path> files = Files.list(Path.of(arguments[1]))) {
      for (Path file : files.sorted().toList()) {
        long start = System.nanoTime();
        String outcome = reader.outcome(file);
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        out.println(file.getFileName() + "\t" + outcome + "\t" + seconds);
      }
    }
  }

  private String outcome(Path file) throws IOException {
    String name = file.getFileName().toString();
    try {
      return name.endsWith(".zip") ? archive(name, file) : table(name, file);
    } catch (Refusal refusal) {
      return refusal.problem().code();
    } catch (RuntimeException | IOException e) {
      return "FAULT " + e;
    }
  }

  private static String archive(String name, Path file) throws IOException {
    try (Spool spool = Spool.of(Files.newInputStream(file));
        Archive archive = Archive.open(name, spool)) {
      return "accepted " + archive.members().size();
    }
  }

  private String table(String name, Path file) throws IOException {
    SourceContract contract = contract(name);
    InputStream content = Files.newInputStream(file);
    Precheck check = Precheck.of(contract, name, Files.size(file), content);
    if (!check.rejects().isEmpty()) {
      return check.rejects().get(0).code();
    }
    ReadPlan plan = ReadPlan.of(contract);
    InputStream again = Gunzip.openIfCompressed(Files.newInputStream(file), plan.maxBytes());
    RecordSource source = plan.open(again, check.dialect());
    Object[] delivery = new Object[RowReader.DELIVERY.size()];
    FileRows rows = new FileRows(delivery, plan, source, plan.delimiter(check.dialect()));
    int problem = plan.schema().fieldIndex(RowColumns.PROBLEM);
    int accepted = 0;
    while (rows.hasNext()) {
      accepted += rows.next().isNullAt(problem) ? 1 : 0;
    }
    return "accepted " + accepted;
  }

  private SourceContract contract(String name) throws IOException {
    String type = List.of("xlsx", "ods").contains(extension(name)) ? extension(name) : "";
    String format = type.isEmpty() ? "delimiter: \",\"" : "type: " + type + ", sheet: Data";
    Path yaml = Files.createTempFile("hostile", ".yaml");
    Files.writeString(yaml, CONTRACT.formatted(format));
    try {
      return config.contract(yaml, catalogue);
    } finally {
      Files.delete(yaml);
    }
  }

  private static String extension(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
