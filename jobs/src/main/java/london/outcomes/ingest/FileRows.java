package london.outcomes.ingest;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import london.outcomes.catalogue.SourceColumn;
import london.outcomes.ingest.csv.Codes;
import london.outcomes.ingest.csv.Problem;
import london.outcomes.ingest.csv.RawRecord;
import london.outcomes.ingest.csv.RecordSource;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The rows of one file, and behind the last one the findings about the file as a whole. */
final class FileRows implements Iterator<Row> {

  private static final Pattern FOOTER =
      Pattern.compile("(?i)^[\"']?(grand )?(total|end of (report|file|extract)|rows?\\s*:).*");

  /** The first field of a footer that a spreadsheet has filled up to the width of the table. */
  private static final Pattern FOOTER_FIELD =
      Pattern.compile("(?i)(grand )?totals?|end of (report|file|extract)|rows?\\s*:.*");

  /** Columns between those of the delivery and those of the contract. */
  private static final int FIXED = 7;

  private static final String[] NO_NOTES = {};

  private final Object[] delivery;
  private final int problemIndex;
  private final int width;
  private final ReadPlan plan;
  private final FieldReader[] fieldReaders;
  private final RecordSource reader;
  private final char delimiter;
  private final Deque<Row> ready = new ArrayDeque<>();
  private final String[] above;

  /** Warnings about the texts of the record at hand. */
  private final Set<String> notes = new TreeSet<>();

  private final Matcher footerField = FOOTER_FIELD.matcher("");
  private int[] fieldOf;
  private List<MeltedCells> melted;
  private SecondTable secondTable;
  private Optional<NhsNumbers> nhsNumbers = Optional.empty();
  private NamedPersons persons;
  private long rows;
  private long rowsListingErased;
  private boolean isRepeatedHeader;
  private boolean isFooterLast;
  private boolean isFinished;

  FileRows(Object[] delivery, ReadPlan plan, RecordSource reader, char delimiter) {
    this.delivery = delivery;
    this.problemIndex = delivery.length + FIXED - 2;
    this.width = plan.schema().size();
    this.plan = plan;
    this.fieldReaders =
        plan.columns().stream()
            .map(column -> new FieldReader(column, plan.isConcealed(), plan.pseudonyms()))
            .toArray(FieldReader[]::new);
    this.reader = reader;
    this.delimiter = delimiter;
    this.above = new String[fieldReaders.length];
    beginTable();
  }

  private void beginTable() {
    TableHeader header = TableHeader.of(reader.header(), plan);
    fieldOf = header.fields();
    melted = header.rows();
    persons = new NamedPersons(plan, fieldOf);
    secondTable = new SecondTable(delimiter);
    if (plan.isConcealed()) {
      nhsNumbers = Optional.of(new NhsNumbers(reader.header()));
    }
    isRepeatedHeader = false;
    isFooterLast = false;
    Arrays.fill(above, "");
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !isFinished) {
      if (reader.hasNext()) {
        add(reader.next());
      } else {
        finish();
      }
    }
    return !ready.isEmpty();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.poll();
  }

  private void add(RawRecord record) {
    secondTable.see(record, reader.blankLines());
    isRepeatedHeader |= record.code().equals(Codes.REPEATED_HEADER);
    isFooterLast = isFooter(record);
    if (isFooterLast || !record.isIntact()) {
      // What stood there is not known, so nothing below it means the same as above it.
      Arrays.fill(above, "");
      ready.add(damaged(isFooterLast ? footer(record) : record));
      return;
    }
    nhsNumbers.ifPresent(n -> n.see(record.fields()));
    notes.clear();
    String[] texts = texts(record.fields());
    if (plan.melt().isNone()) {
      ready.add(row(record, record.raw(), texts));
    } else {
      melted.forEach(cells -> ready.add(cells(record, texts, cells)));
    }
  }

  private boolean isFooter(RawRecord record) {
    if (record.isIntact()) {
      return footerField.reset(record.fields()[0].strip()).matches();
    }
    return record.code().equals(Codes.FIELD_COUNT) && FOOTER.matcher(record.raw()).matches();
  }

  private static RawRecord footer(RawRecord record) {
    return new RawRecord(
        record.line(),
        record.offset(),
        record.raw(),
        record.fields(),
        "FOOTER",
        "a total or a closing remark is no record; it was set aside; compare it with the count");
  }

  private String[] texts(String[] fields) {
    String[] texts = new String[fieldOf.length];
    for (int i = 0; i < fieldOf.length; i++) {
      SourceColumn column = plan.columns().get(i);
      if (fieldOf[i] >= 0) {
        texts[i] = filled(i, column, spelled(fields[fieldOf[i]], column));
      } else if (column.place() == SourceColumn.Place.SHEET) {
        texts[i] = reader.sheet();
      }
    }
    return texts;
  }

  private String filled(int i, SourceColumn column, String text) {
    if (column.place() != SourceColumn.Place.FILLED_DOWN) {
      return text;
    }
    above[i] = text.isEmpty() ? above[i] : text;
    return above[i];
  }

  private String spelled(String text, SourceColumn column) {
    if (Spelling.isMojibake(text)) {
      notes.add("MOJIBAKE_SUSPECT");
    }
    if (!column.isNormalised()) {
      return text;
    }
    String plain = Spelling.normalise(text);
    if (!plain.equals(text)) {
      notes.add("WHITESPACE_NORMALISED");
    }
    return plain;
  }

  /** Melted cells. Their raw text is they and their line's own columns, not the long line. */
  private Row cells(RawRecord record, String[] texts, MeltedCells cells) {
    String[] own = texts.clone();
    cells.texts().forEach((column, text) -> own[column] = text);
    cells.fields().forEach((column, field) -> own[column] = record.fields()[field]);
    String raw = Stream.of(own).map(t -> t == null ? "" : t).collect(Collectors.joining(","));
    return row(record, raw, own);
  }

  private Row row(RawRecord record, String raw, String[] texts) {
    Object[] values = values(record.line(), record.offset(), raw);
    Set<String> noted = notes;
    int next = delivery.length + FIXED;
    for (int i = 0; i < texts.length; i++) {
      FieldReader.Field field = fieldReaders[i].read(texts[i]);
      values[next++] = field.value();
      if (plan.columns().get(i).hasStatus()) {
        values[next++] = field.status();
      }
      if (Verdicts.ERASED.equals(field.note())) {
        rowsListingErased++;
      } else if (field.note() != null) {
        noted = noted == notes ? new TreeSet<>(notes) : noted;
        noted.add(field.note());
      }
      if (field.isBroken() && (values[problemIndex] == null || field.isOfErased())) {
        values[problemIndex] = problem(field.problem());
      }
    }
    values[problemIndex + 1] = noted.isEmpty() ? NO_NOTES : noted.toArray(String[]::new);
    return RowFactory.create(values);
  }

  private Row damaged(RawRecord record) {
    Object[] values = values(record.line(), record.offset(), record.raw());
    values[problemIndex] =
        problem(
            persons.isAboutErased(record)
                ? Verdicts.ofErased("")
                : new Problem(record.code(), "", record.detail()));
    return RowFactory.create(values);
  }

  private Object[] values(long line, long offset, String raw) {
    Object[] values = Arrays.copyOf(delivery, width);
    int next = delivery.length;
    values[next++] = rows++;
    values[next++] = line;
    values[next++] = offset;
    values[next++] = plan.isConcealed() ? null : raw;
    values[next++] = false;
    values[next++] = null;
    values[next] = NO_NOTES;
    return values;
  }

  /** Lines are counted sheet by sheet, so where there are several a problem names its own. */
  private Row problem(Problem problem) {
    String place = plan.layout().isEverySheet() ? "sheet '" + reader.sheet() + "': " : "";
    return RowFactory.create(problem.code(), problem.column(), place + problem.detail());
  }

  private void finish() {
    finishTable();
    if (reader.nextTable()) {
      beginTable();
      return;
    }
    isFinished = true;
    if (rowsListingErased > 0) {
      String detail = "%,d rows list an erased person among others; a word takes their place";
      ready.add(finding(Verdicts.ERASED, detail.formatted(rowsListingErased)));
    }
    ready.add(finding(Verdicts.RECORDS, Long.toString(reader.records())));
    RowReader.close(reader);
  }

  private void finishTable() {
    for (Problem warning : reader.warnings()) {
      ready.add(finding(warning.code(), warning.detail()));
    }
    if (isRepeatedHeader) {
      ready.add(
          finding(
              Codes.REPEATED_HEADER, "the header stands again inside the file; split it there"));
    }
    nhsNumbers.ifPresent(n -> n.problems().forEach(p -> ready.add(finding(p.code(), p.detail()))));
    secondTable.problem().ifPresent(p -> ready.add(finding(p.code(), p.detail())));
    // A closing remark needs no line end.
    if (reader.looksTruncated() && !isFooterLast) {
      ready.add(
          finding(
              Codes.TRUNCATED,
              "the last record is cut off and has no line end; ask for the file again"));
    }
  }

  private Row finding(String code, String detail) {
    Object[] values = values(0, 0, null);
    values[problemIndex - 1] = true;
    values[problemIndex] = RowFactory.create(code, "", detail);
    return RowFactory.create(values);
  }
}
