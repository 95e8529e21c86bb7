package london.outcomes.ingest;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import london.outcomes.ingest.archive.Packed;
import london.outcomes.ingest.workbook.Workbooks;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that are made to exhaust, to mislead or to reach out, read by a process with 512 MB, a
 * temporary folder of its own and somebody listening at the address that the files name.
 */
class HostileFilesTest {

  private static final String HEADER =
      "<row r='1'><c t='str'><v>a</v></c><c t='str'><v>b</v></c><c t='str'><v>c</v></c></row>";
  private static final String ROW = "<row r='2'><c t='str'><v>x</v></c></row>";
  private static final List<String> PARTS =
      List.of(
          "[Content_Types].xml",
          "_rels/.rels",
          "docProps/app.xml",
          "xl/workbook.xml",
          "xl/_rels/workbook.xml.rels",
          "xl/worksheets/sheet1.xml",
          "xl/sharedStrings.xml",
          "xl/styles.xml");

  @TempDir Path folder;

  /** File name to what must become of it. */
  private final Map<String, String> expected = new TreeMap<>();

  @Test
  @DisplayName(
      "D20-D24, X07, X08, X09: hostile files are refused in 512 MB, and nothing is written or asked")
  void hostileFilesAreRefused() throws Exception {
    Path files = Files.createDirectory(folder.resolve("files"));
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    try (ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String address = "http://127.0.0.1:" + listening.getLocalPort() + "/x";
      entities(files, address);
      workbooks(files);
      sheets(files);
      archives(files);
      texts(files);
      Map<String, Long> sizes = sizes(files);

      Map<String, String> seen = read(files, temporary);

      assertThat(seen).containsExactlyEntriesOf(expected);
      assertThat(sizes(files)).isEqualTo(sizes);
      assertThat(temporary).isEmptyDirectory();
      assertThat(isAsked(listening)).isFalse();
    }
  }

  private void entities(Path files, String address) throws IOException {
    List<String> types =
        List.of(
            "<!DOCTYPE s SYSTEM '" + address + ".dtd'>",
            "<!DOCTYPE s [<!ENTITY x SYSTEM '" + address + "'>]>",
            "<!DOCTYPE s [<!ENTITY % p SYSTEM '" + address + "'> %p;]>",
            "<!DOCTYPE s [<!ENTITY a 'ha'><!ENTITY b '" + "&a;".repeat(99) + "'>]>");
    for (String part : PARTS) {
      for (int i = 0; i < types.size(); i++) {
        String name = "entity-" + part.replaceAll("\\W", "-") + i + ".xlsx";
        put(files, name, "XML_LIMIT", book(part, types.get(i) + "<s>&x;&b;</s>").bytes());
      }
    }
    put(files, "entity-attribute.xlsx", "BAD_WORKBOOK", sheet("<row r='&x;'/>"));
    Packed ods =
        Packed.zip()
            .stored("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            .with("content.xml", types.get(1) + "<a>&x;</a>");
    put(files, "entity.ods", "XML_LIMIT", ods.bytes());
  }

  private void workbooks(Path files) throws IOException {
    put(files, "links.xlsx", "XML_LIMIT", book("xl/externalLinks/externalLink1.xml", "<x/>"));
    put(files, "macros.xlsx", "WRONG_TYPE", book("xl/vbaProject.bin", "x"));
    Packed binary = Packed.zip().with("[Content_Types].xml", "<x/>").with("xl/workbook.bin", "x");
    put(files, "binary.xlsx", "WRONG_TYPE", binary.bytes());
    byte[] ole = Arrays.copyOf(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 9000);
    put(files, "old.xlsx", "WRONG_TYPE", ole);
    byte[] name = "EncryptedPackage".getBytes(UTF_16LE);
    byte[] locked = ole.clone();
    System.arraycopy(name, 0, locked, 4000, name.length);
    put(files, "encrypted.xlsx", "ENCRYPTED", locked);
    put(files, "page.xlsx", "WRONG_TYPE", "<!DOCTYPE html><html>404</html>".getBytes(UTF_8));
    put(files, "text.xlsx", "WRONG_TYPE", "a,b,c\n1,2,3\n".getBytes(UTF_8));
    put(files, "workbook.csv", "WRONG_TYPE", sheet(ROW));
    String dde = "<table:dde-links><table:dde-link/></table:dde-links>";
    put(files, "dde.ods", "XML_LIMIT", Workbooks.ods(Workbooks.odsRow("a", "b", "c") + dde));
    put(files, "cut.xlsx", "BAD_COMPRESSION", Arrays.copyOf(sheet(ROW), 900));
    String wide =
        "<?xml version='1.0' encoding='UTF-16LE'?><worksheet><sheetData>%s%s</sheetData></worksheet>";
    byte[] part = wide.formatted(HEADER, ROW).getBytes(UTF_16LE);
    put(files, "utf-16.xlsx", "accepted 1", Workbooks.with("xl/worksheets/sheet1.xml", part));
  }

  private void sheets(Path files) throws IOException {
    put(files, "deep.xlsx", "XML_LIMIT", sheet("<x>".repeat(200_000)));
    put(files, "unclosed.xlsx", "BAD_WORKBOOK", sheet("<row r='2'>"));
    put(
        files,
        "columns.xlsx",
        "XML_LIMIT",
        sheet("<row r='2'>" + "<c/>".repeat(1_000_000) + "</row>"));
    put(
        files,
        "long.xlsx",
        "accepted 0",
        sheet("<row><c t='str'><v>" + "y".repeat(3_000_000) + "</v></c></row>"));
    put(
        files,
        "attribute.xlsx",
        "XML_LIMIT",
        padded("xl/worksheets/sheet1.xml", "<x y='", "z", 20_000_000));
    put(
        files,
        "comment.xlsx",
        "XML_LIMIT",
        padded("xl/worksheets/sheet1.xml", "<x><!--", "z", 20_000_000));
    put(
        files,
        "texts.xlsx",
        "XML_LIMIT",
        padded("xl/sharedStrings.xml", "<sst>", "<si/>", 3_000_000));
    put(
        files,
        "styles.xlsx",
        "XML_LIMIT",
        padded("xl/styles.xml", "<s><cellXfs>", "<xf/>", 7_000_000));
    String header = Workbooks.odsRow("a", "b", "c");
    String cell =
        "<table:table-cell table:number-columns-repeated='%d'><text:p>%s</text:p></table:table-cell>";
    String row = "<table:table-row table:number-rows-repeated='1048575'>%s</table:table-row>";
    put(
        files,
        "cells.ods",
        "XML_LIMIT",
        Workbooks.ods(header + row.formatted(cell.formatted(16_384, "x"))));
    put(
        files,
        "columns.ods",
        "XML_LIMIT",
        Workbooks.ods(header + row.formatted(cell.formatted(1_000_000, ""))));
    put(
        files,
        "empty.ods",
        "accepted 1",
        Workbooks.ods(header + Workbooks.odsRow("x") + row.formatted(cell.formatted(16_384, ""))));
  }

  private void archives(Path files) throws IOException {
    put(
        files,
        "bomb.zip",
        "DECOMPRESSION_LIMIT",
        Packed.zip().with("a.csv", new byte[64_000_000]).bytes());
    put(files, "slip.zip", "PATH_TRAVERSAL", Packed.zip().with("../../x.csv", "x").bytes());
    byte[] inner = Packed.zip().with("x.csv", "x").bytes();
    put(files, "nested.zip", "DECOMPRESSION_LIMIT", Packed.zip().with("a.zip", inner).bytes());
    put(files, "locked.zip", "ENCRYPTED", Packed.encrypted(inner));
    byte[] lying = inner.clone();
    lying[lying.length - 22 - 46 - 5 + 24] ^= 1;
    put(files, "lying.zip", "BAD_COMPRESSION", lying);
    put(files, "renamed.zip", "BAD_COMPRESSION", Packed.lying(inner, 30));
    put(files, "overlapping.zip", "DECOMPRESSION_LIMIT", Packed.overlapping("a.csv", "b.csv"));
    put(files, "long.zip", "accepted 1", Packed.zip64("a.csv", "x"));
    put(files, "workbook.zip", "WRONG_TYPE", sheet(ROW));
    put(files, "archive.xlsx", "WRONG_TYPE", inner);
    put(files, "archive.csv", "WRONG_TYPE", inner);
    Packed many = Packed.zip();
    for (int i = 0; i < 350_000; i++) {
      many.with(Integer.toString(i), "");
    }
    put(files, "many.zip", "DECOMPRESSION_LIMIT", many.bytes());
  }

  private void texts(Path files) throws IOException {
    byte[] text = "a,b,c\n1,2,3\n".getBytes(UTF_8);
    byte[] gzip = Packed.gzip(text);
    put(files, "whole.csv.gz", "accepted 1", gzip);
    put(files, "cut.csv.gz", "BAD_COMPRESSION", Arrays.copyOf(gzip, gzip.length - 3));
    put(files, "garbage.csv.gz", "BAD_COMPRESSION", joined(gzip, text));
    put(files, "two.csv.gz", "accepted 2", joined(gzip, Packed.gzip("4,5,6\n".getBytes(UTF_8))));
    put(files, "bomb.csv.gz", "DECOMPRESSION_LIMIT", Packed.gzip(new byte[64_000_000]));
    byte[] named = new byte[4_000_000];
    Arrays.fill(named, (byte) 'n');
    System.arraycopy(new byte[] {0x1F, (byte) 0x8B, 8, 8, 0, 0, 0, 0, 0, 0}, 0, named, 0, 10);
    put(files, "name.csv.gz", "BAD_COMPRESSION", named);
    put(
        files,
        "columns.csv",
        "TOO_MANY_COLUMNS",
        (",".repeat(1_000_000) + "\n1\n").getBytes(UTF_8));
    put(
        files,
        "fields.csv",
        "accepted 1",
        joined(text, (",".repeat(1_000_000) + "\n").getBytes(UTF_8)));
    put(files, "line.csv", "accepted 1", joined(text, "x".repeat(30_000_000).getBytes(UTF_8)));
    put(
        files,
        "quote.csv",
        "accepted 1",
        joined(text, ("1,\"" + "\n".repeat(3_000_000)).getBytes(UTF_8)));
    put(files, "page.csv", "WRONG_TYPE", "<html><body>Sign in</body></html>".getBytes(UTF_8));
  }

  private static byte[] sheet(String rows) {
    return Workbooks.xlsx(HEADER + rows).bytes();
  }

  /** A workbook with one part of our own, or with one replaced. */
  private static Packed book(String part, String content) {
    return Workbooks.with(part, content.getBytes(UTF_8));
  }

  /** A part that repeats a text, in an archive that has enough noise to hide how small it was. */
  private static byte[] padded(String part, String start, String repeated, int times) {
    byte[] noise = new byte[800_000];
    new Random(1).nextBytes(noise);
    return book(part, start + repeated.repeat(times)).with("xl/media/image1.png", noise).bytes();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(first);
    out.writeBytes(second);
    return out.toByteArray();
  }

  private void put(Path files, String name, String outcome, Packed content) throws IOException {
    put(files, name, outcome, content.bytes());
  }

  private void put(Path files, String name, String outcome, byte[] content) throws IOException {
    Files.write(files.resolve(name), content);
    expected.put(name, outcome);
  }

  private Map<String, String> read(Path files, Path temporary) throws Exception {
    Path project = Path.of(System.getProperty("project", "..")).toAbsolutePath();
    File out = folder.resolve("out.txt").toFile();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                HostileReader.class.getName(),
                project.resolve("conf").toString(),
                files.toString())
            .redirectErrorStream(true)
            .redirectOutput(out)
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(Files.readString(out.toPath())).isTrue();
    Map<String, String> seen = new TreeMap<>();
    Files.readAllLines(out.toPath()).stream()
        .map(line -> line.split("\t"))
        .forEach(line -> seen.put(line[0], line.length < 2 ? "" : line[1]));
    return seen;
  }

  private static Map<String, Long> sizes(Path files) throws IOException {
    Map<String, Long> sizes = new TreeMap<>();
    try (Stream<Path> all = Files.walk(files)) {
      all.forEach(file -> sizes.put(file.toString(), file.toFile().length()));
    }
    return sizes;
  }

  private static boolean isAsked(ServerSocket listening) throws IOException {
    listening.setSoTimeout(1);
    try {
      listening.accept().close();
      return true;
    } catch (SocketTimeoutException nobody) {
      return false;
    }
  }
}
