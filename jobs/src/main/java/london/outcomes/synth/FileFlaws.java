package london.outcomes.synth;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import london.outcomes.synth.RowFlaw.Outcome;

/** The damages of whole files, by the ids of the catalogue of bad input; all are street files. */
final class FileFlaws {

  private static final int TOO_MANY_COLUMNS = 100_000;

  private final List<FileFlaw> all = new ArrayList<>();

  private FileFlaws() {}

  static List<FileFlaw> all() {
    FileFlaws flaws = new FileFlaws();
    flaws.accepted();
    flaws.ofSyntax();
    flaws.ofSchema();
    flaws.ofDelivery();
    return List.copyOf(flaws.all);
  }

  /** Read in full, with or without a warning; they come first, in the months before the plan. */
  private void accepted() {
    add("E01", "byte order mark", Outcome.ACCEPT, "", t -> "\uFEFF" + t);
    encoded("E02", "UTF-16LE that says so", Outcome.WARN, "ENCODING_CONVERTED", UTF_16LE, "\uFEFF");
    encoded("E02", "UTF-16BE that says so", Outcome.WARN, "ENCODING_CONVERTED", UTF_16BE, "\uFEFF");
    add("C10", "CR alone ends lines", Outcome.WARN, "NEWLINE_STYLE", t -> t.replace("\n", "\r"));
    add("C11", "no final line end", Outcome.ACCEPT, "", String::stripTrailing);
    add("S02", "a column more", Outcome.WARN, "COLUMN_ADDED", t -> eachLine(t, ",Beat", ",A12"));
    add("S04", "other order of columns", Outcome.ACCEPT, "", t -> t.replaceAll(MOVED, "$3,$2,$1"));
    add(
        "S06",
        "other spelling of columns",
        Outcome.WARN,
        "HEADER_NORMALISED",
        t -> t.replaceFirst("Crime ID,Month", "crime  id,MONTH"));
  }

  private static final String MOVED = "(?m)^([^,]*),([^,]*),(.*)$";

  private void ofSyntax() {
    encoded("E03", "UTF-16 that does not say so", Outcome.REJECT, "ENCODING", UTF_16LE, "");
    for (String delimiter : List.of(";", "\t", "|")) {
      rejected("C08", "other delimiter", "DIALECT", t -> t.replace(",", delimiter));
    }
    rejected("C09", "apostrophes for quotes", "DIALECT", t -> t.replaceAll("([^,\n]+)", "'$1'"));
    rejected("C13", "title above the header", "HEADER_MISMATCH", t -> "Street crime\nFinal\n" + t);
    rejected("C14", "header twice", "REPEATED_HEADER", t -> header(t) + t);
    rejected("C15", "file twice", "REPEATED_HEADER", t -> t + t);
    rejected(
        "C17", "second table", "MULTITABLE", t -> t + "\nBorough,Crimes\nBarnet,12\nBexley,7\n");
    rejected("C18", "no header", "HEADER_MISMATCH", t -> t.substring(header(t).length()));
  }

  private void ofSchema() {
    rejected(
        "S01", "column renamed", "SCHEMA_DRIFT", t -> t.replaceFirst("LSOA code", "Area code"));
    rejected("S03", "column dropped", "COLUMN_MISSING", t -> t.replaceAll("(?m),[^,\n]*$", ""));
    rejected("S05", "column twice", "DUPLICATE_COLUMN", t -> eachLine(t, ",Month", ",2012-01"));
    rejected("S07", "column without a name", "HEADER_MISMATCH", t -> eachLine(t, ",", ","));
    rejected("F05", "reserved name", "RESERVED_NAME", t -> eachLine(t, ",_corrupt_record", ",x"));
    rejected("F06", "100,000 columns", "TOO_MANY_COLUMNS", t -> "a,".repeat(TOO_MANY_COLUMNS) + t);
  }

  private void ofDelivery() {
    rejected("D01", "empty", "EMPTY_FILE", t -> "");
    rejected("D02", "header only", "NO_ROWS", FileFlaws::header);
    rejected("D03", "cut off", "TRUNCATED", t -> t.substring(0, t.length() - 60));
    rejected(
        "D08",
        "rows of another month",
        "PERIOD_MISMATCH",
        t -> t.replaceAll(",20\\d\\d-", ",2011-"));
    rejected("D20", "web page", "WRONG_TYPE", t -> "<!DOCTYPE html><html>503</html>");
    rejected("D20", "workbook", "WRONG_TYPE", t -> "PK\003\004\0\0[Content_Types].xml");
    bytes(
        "D21",
        "gzip cut short",
        "BAD_COMPRESSION",
        n -> n + ".gz",
        b -> Arrays.copyOf(gzip(b), gzip(b).length / 2));
    bytes("D23", "path out of the archive", "PATH_TRAVERSAL", n -> n + ".zip", FileFlaws::slip);
    all.add(
        new FileFlaw(
            "D16",
            "nobody's file",
            Outcome.IGNORE,
            "UNKNOWN_FILE",
            n -> "figures, final (2).csv",
            b -> b));
    bytes("D18", "path in the name", "BAD_NAME", n -> "%2e%2e%2f" + n, b -> b);
  }

  private void rejected(String id, String what, String code, UnaryOperator<String> damaged) {
    add(id, what, Outcome.REJECT, code, damaged);
  }

  private void add(
      String id, String what, Outcome outcome, String code, UnaryOperator<String> damaged) {
    all.add(
        new FileFlaw(
            id,
            what,
            outcome,
            code,
            name -> name,
            bytes -> damaged.apply(new String(bytes, UTF_8)).getBytes(UTF_8)));
  }

  private void encoded(
      String id, String what, Outcome outcome, String code, Charset charset, String mark) {
    all.add(
        new FileFlaw(
            id,
            what,
            outcome,
            code,
            name -> name,
            bytes -> (mark + new String(bytes, UTF_8)).getBytes(charset)));
  }

  private void bytes(
      String id,
      String what,
      String code,
      UnaryOperator<String> name,
      UnaryOperator<byte[]> damaged) {
    all.add(new FileFlaw(id, what, Outcome.REJECT, code, name, damaged));
  }

  private static String header(String text) {
    return text.substring(0, text.indexOf('\n') + 1);
  }

  private static String eachLine(String text, String behindHeader, String behindRow) {
    String rows =
        text.substring(header(text).length())
            .lines()
            .map(line -> line + behindRow + "\n")
            .collect(Collectors.joining());
    return header(text).stripTrailing() + behindHeader + "\n" + rows;
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] slip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      ZipEntry entry = new ZipEntry("../../slipped.csv");
      entry.setTime(0);
      zip.putNextEntry(entry);
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
