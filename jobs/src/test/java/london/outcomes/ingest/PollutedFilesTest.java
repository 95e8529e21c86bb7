package london.outcomes.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import london.outcomes.catalogue.Dialect;
import london.outcomes.catalogue.SourceColumn;
import london.outcomes.ingest.csv.RecordSource;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files that were correct, with one damage or a few: each row that is accepted holds what stands in
 * the file at its place, all others are set aside with a reason, and none is lost. Set {@code
 * polluted.files} to damage more of them than a build has time for.
 */
class PollutedFilesTest {

  private static final int FILES = Integer.getInteger("polluted.files", 2000);
  private static final int CHUNK = 500;

  static LongStream chunks() {
    return new Random(Long.getLong("polluted.seed", 20261125L)).longs(Math.max(1, FILES / CHUNK));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("chunks")
  @DisplayName("What is accepted stands in the file, and all else has a reason")
  void whatIsAcceptedStandsInTheFile(long seed) throws IOException {
    Random seeds = new Random(seed);
    for (int i = 0; i < CHUNK; i++) {
      check(seeds.nextLong());
    }
  }

  private static void check(long seed) throws IOException {
    PollutedFile file = PollutedFile.of(new Random(seed));
    String label = "seed " + seed + ", " + file;
    Precheck check;
    try {
      check =
          Precheck.of(
              file.clean().contract,
              "x.csv",
              file.bytes().length,
              new ByteArrayInputStream(file.bytes()));
    } catch (IOException | RuntimeException e) {
      throw new AssertionError(label, e);
    }
    if (!check.rejects().isEmpty()) {
      assertThat(check.rejects())
          .as(label)
          .allSatisfy(p -> assertThat(p.code() + p.detail()).isNotBlank());
      return;
    }
    List<Row> rows = rows(file, check.dialect(), label);
    new Oracle(file, check.dialect(), label).judge(rows);
  }

  private static List<Row> rows(PollutedFile file, Dialect dialect, String label) {
    ReadPlan plan = ReadPlan.of(file.clean().contract);
    List<Row> rows = new ArrayList<>();
    try {
      RecordSource source = plan.open(new ByteArrayInputStream(file.bytes()), dialect);
      Object[] delivery = new Object[RowReader.DELIVERY.size()];
      new FileRows(delivery, plan, source, plan.delimiter(dialect)).forEachRemaining(rows::add);
    } catch (IOException | RuntimeException e) {
      throw new AssertionError(label, e);
    }
    return rows;
  }

  /** What a second reader finds where the rows say that they stand. */
  private static final class Oracle {

    private final PollutedFile file;
    private final ReadPlan plan;
    private final Dialect dialect;
    private final String label;
    private final byte[] bytes;
    private final Charset charset;
    private final List<String> names;
    private final int first = RowReader.DELIVERY.size() + 1;

    Oracle(PollutedFile file, Dialect dialect, String label) {
      this.file = file;
      this.plan = ReadPlan.of(file.clean().contract);
      this.names = List.of(plan.schema().fieldNames());
      this.dialect = dialect;
      this.label = label;
      Charset own = Charset.forName(dialect.charset());
      boolean isWide = own.name().startsWith("UTF-16") || own.name().startsWith("UTF-32");
      this.charset = isWide ? StandardCharsets.UTF_8 : own;
      this.bytes =
          isWide ? new String(file.bytes(), own).getBytes(StandardCharsets.UTF_8) : file.bytes();
    }

    void judge(List<Row> rows) {
      List<String> header = header();
      Set<String> accepted = new HashSet<>();
      Set<String> seen = new LinkedHashSet<>();
      boolean isRejected = false;
      for (Row row : rows) {
        Row problem = row.getStruct(first + 4);
        if (row.getBoolean(first + 3)) {
          isRejected |= Set.of("TRUNCATED", "MULTITABLE").contains(problem.getString(0));
        } else if (problem != null) {
          assertThat(problem.getString(0)).as(label).isNotBlank();
          seen.addAll(CleanFile.marks(row.getString(first + 2)));
        } else {
          List<String> marks = judge(row, header);
          accepted.addAll(marks);
          seen.addAll(marks);
        }
      }
      if (accepted.isEmpty()) {
        // A row whose line end above it is lost is part of the header, under which none fits.
        seen.addAll(CleanFile.marks(String.join(" ", header)));
      }
      for (String mark : CleanFile.marks(text(0))) {
        assertThat(seen).as(label + ": lost " + mark).contains(mark);
        if (file.isSingle() && !isRejected && file.clean().isSound(mark)) {
          assertThat(accepted).as(label + ": refused " + mark).contains(mark);
        }
      }
    }

    /** Compares an accepted row with the record at its place; the marks that stand there. */
    private List<String> judge(Row row, List<String> header) {
      long offset = row.getLong(first + 1);
      String here = text(Math.toIntExact(offset));
      List<String> fields = LiteralReading.record(here, dialect.delimiter(), dialect.quote());
      String at = label + ": line " + row.getLong(first) + " " + fields;
      assertThat(fields).as(at).hasSameSizeAs(header);
      String above = offset == 0 ? "\n" : text(Math.toIntExact(offset - 1)).substring(0, 1);
      assertThat(above).as(at).matches("[\n\r\uFEFF\uFFFD]");
      List<String> marks = CleanFile.marks(String.join(" ", fields));
      // With several quotes lost, RFC 4180 itself may make one value of many rows.
      assertThat(marks).as(at).hasSizeLessThanOrEqualTo(file.isSingle() ? 1 : marks.size());
      for (SourceColumn column : plan.columns()) {
        String text = text(row, column, header, fields);
        Object value = row.get(names.indexOf(column.name()));
        if (!isWorth(value, text, column)) {
          fail("%s: %s '%s' became %s", at, column.name(), text, value);
        }
      }
      return marks;
    }

    private boolean isWorth(Object value, String text, SourceColumn column) {
      try {
        return LiteralReading.isWorth(value, text, column);
      } catch (RuntimeException e) {
        return false;
      }
    }

    private String text(Row row, SourceColumn column, List<String> header, List<String> fields) {
      if (column.name().equals(plan.melt().name())) {
        java.sql.Date month = row.getDate(names.indexOf(column.name()));
        return month.toLocalDate().toString().substring(0, 7).replace("-", "");
      }
      if (plan.melt().isValue(column.name())) {
        String month =
            text(row, plan.columns().get(plan.indexOf(plan.melt().name())), header, fields);
        return only(header.stream().map(LiteralReading::key).toList(), month, fields);
      }
      for (String name : column.headers()) {
        List<String> keys = header.stream().map(LiteralReading::key).toList();
        if (keys.contains(LiteralReading.key(name))) {
          return only(keys, LiteralReading.key(name), fields);
        }
      }
      return "";
    }

    private String only(List<String> names, String name, List<String> fields) {
      assertThat(names).as(label).containsOnlyOnce(name);
      return fields.get(names.indexOf(name));
    }

    private List<String> header() {
      String text = text(0).replaceFirst("^\uFEFF", "").replaceFirst("^([ \t]*(\r\n|\n|\r))+", "");
      return LiteralReading.record(text, dialect.delimiter(), dialect.quote());
    }

    private String text(int from) {
      return new String(bytes, from, bytes.length - from, charset);
    }
  }
}
