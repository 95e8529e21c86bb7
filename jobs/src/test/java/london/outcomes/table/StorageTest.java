package london.outcomes.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import london.outcomes.catalogue.Failure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {

  private final Storage storage = Storage.of(Map.of("spark.hadoop.x", "y", "other", "z"));

  @TempDir Path folder;

  @BeforeEach
  void deliver() throws IOException {
    Files.createDirectories(folder.resolve("2025-05/deep"));
    Files.writeString(folder.resolve("b.csv"), "bb");
    Files.writeString(folder.resolve("2025-05/a file, with (odd) name.csv"), "a");
    Files.writeString(folder.resolve("2025-05/deep/c.csv"), "");
    Files.writeString(folder.resolve(".hidden"), "x");
    Files.writeString(folder.resolve("_SUCCESS"), "x");
  }

  @Test
  void filesAreListedByTheirPathsWithoutHiddenOnes() {
    List<StoredFile> files = storage.list(folder.toString());
    assertThat(files)
        .extracting(StoredFile::path)
        .containsExactly("2025-05/a file, with (odd) name.csv", "2025-05/deep/c.csv", "b.csv");
    assertThat(files).extracting(StoredFile::size).containsExactly(1L, 0L, 2L);
    assertThat(files).extracting(StoredFile::name).contains("c.csv");
    assertThat(files).allMatch(StoredFile::isPlain);
  }

  @Test
  void anyNameAndAnyChecksumBesideItLeaveAFileAsItIs() throws IOException {
    for (String name :
        List.of("a:b.csv", "50%20.csv", "c#d?e[1]{2}*.csv", "é\nü.csv", "\u00A0.csv")) {
      Files.writeString(folder.resolve(name), name);
      Files.writeString(folder.resolve("." + name + ".crc"), "crc\0of another file");
      String uri = storage.qualify(folder.resolve(name).toString());
      try (InputStream in = storage.open(uri)) {
        assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(name);
      }
      assertThat(storage.list(folder.toString())).extracting(StoredFile::path).contains(name);
      Files.delete(folder.resolve(name));
    }
  }

  @Test
  void aLinkIsListedAsNoPlainFileAndNotFollowed() throws IOException {
    Files.createSymbolicLink(folder.resolve("link.csv"), folder.resolve("b.csv"));
    Files.createSymbolicLink(folder.resolve("loop"), folder);
    assertThat(storage.list(folder.toString()))
        .filteredOn(file -> !file.isPlain())
        .extracting(StoredFile::path)
        .containsExactly("link.csv", "loop");
  }

  @Test
  void aListedFileCanBeOpenedAndAFileThatWentIsGone() throws IOException {
    StoredFile odd = storage.list(folder.toString()).get(0);
    assertThat(storage.read(odd.uri())).isEqualTo("a");
    assertThat(storage.status(odd)).contains(odd);
    Files.delete(folder.resolve(odd.path()));
    assertThat(storage.status(odd)).isEmpty();
  }

  @Test
  void digestsAreSha256() {
    assertThat(storage.sha256(folder.resolve("2025-05/deep/c.csv").toString()))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void copiesAreWholeAndMadeOnce() throws IOException {
    Path copy = folder.resolve("raw/source/abc");
    storage.copy(folder.resolve("b.csv").toString(), copy.toString(), 2);
    assertThat(copy).hasContent("bb");
    Files.writeString(copy, "BB");
    storage.copy(folder.resolve("b.csv").toString(), copy.toString(), 2);
    assertThat(copy).as("there with the same length: left alone").hasContent("BB");
    Files.writeString(copy, "B");
    storage.copy(folder.resolve("b.csv").toString(), copy.toString(), 2);
    assertThat(copy).as("half a copy is made again").hasContent("bb");
    assertThat(names(copy.getParent())).containsExactly("abc");
  }

  @Test
  void smallTextsAreReplacedAsAWhole() throws IOException {
    String summary = folder.resolve("lake/run-summary.json").toString();
    storage.write(summary, "{\"first\": \"£\"}");
    storage.write(summary, "{}");
    assertThat(storage.read(summary)).isEqualTo("{}");
    assertThat(names(folder.resolve("lake"))).containsExactly("run-summary.json");
  }

  @Test
  void whoReadsWhileASmallTextIsReplacedSeesOneOfTheTwo() throws Exception {
    String file = folder.resolve("state.json").toString();
    storage.write(file, "0");
    ExecutorService writer = Executors.newSingleThreadExecutor();
    Future<?> writing =
        writer.submit(() -> IntStream.range(0, 500).forEach(i -> storage.write(file, "" + i % 10)));
    while (!writing.isDone()) {
      assertThat(storage.read(file)).matches("[0-9]");
    }
    writing.get();
    writer.shutdown();
    assertThat(names(folder)).contains("state.json").noneMatch(name -> name.endsWith("partial"));
  }

  @Test
  void aReplacedTextHasNoChecksumOfTheOldOne() throws IOException {
    Path crc = folder.resolve(".b.csv.crc");
    Files.writeString(crc, "crc\0of the old one");
    storage.write(folder.resolve("b.csv").toString(), "new");
    assertThat(crc).doesNotExist();
  }

  @RepeatedTest(20)
  void ofManyWhoCreateAFileOneWins() throws Exception {
    String file = folder.resolve("run/lease.json").toString();
    CyclicBarrier start = new CyclicBarrier(16);
    ExecutorService threads = Executors.newFixedThreadPool(16);
    List<Future<Boolean>> tries =
        IntStream.range(0, 16)
            .mapToObj(
                i ->
                    threads.submit(
                        () -> {
                          start.await();
                          return storage.createNew(file, "driver " + i);
                        }))
            .toList();
    threads.shutdown();
    List<Integer> winners = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      if (tries.get(i).get()) {
        winners.add(i);
      }
    }
    assertThat(winners).hasSize(1);
    assertThat(storage.read(file)).isEqualTo("driver " + winners.get(0));
    assertThat(names(folder.resolve("run"))).containsExactly("lease.json");
  }

  private static List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).filter(n -> !n.startsWith(".")).toList();
    }
  }

  @Test
  void aMissingFolderHasNoNamesAndAMissingFileIsNamed() {
    assertThat(storage.names(folder.resolve("nowhere").toString())).isEmpty();
    assertThat(storage.exists(folder.resolve("nowhere").toString())).isFalse();
    assertThatThrownBy(() -> storage.read(folder.resolve("nowhere").toString()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void locationsAreMadeAbsoluteWithTheirScheme() {
    assertThat(storage.qualify(folder.toString())).isEqualTo("file:" + folder);
    assertThat(storage.qualify("var/lake")).startsWith("file:/").endsWith("/var/lake");
  }

  @Test
  void anEndpointWithoutTlsIsRefusedUnlessSomeoneAsksForIt() {
    for (String name : List.of("fs.s3a.endpoint", "fs.s3a.bucket.outcomes.endpoint")) {
      Map<String, String> settings = new HashMap<>();
      settings.put("spark.hadoop." + name, "http://store.example");
      assertThatThrownBy(() -> Storage.of(settings))
          .isInstanceOf(Failure.Configuration.class)
          .hasMessageContainingAll(name, "http://store.example", "https://", "ssl.enabled=false");
      settings.put("spark.hadoop.fs.s3a.connection.ssl.enabled", "false");
      assertThat(Storage.of(settings)).isNotNull();
    }
    assertThat(Storage.of(Map.of("spark.hadoop.fs.s3a.endpoint", "https://store.example")))
        .isNotNull();
  }

  @Test
  void itTravelsToExecutors() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      storage.exists(folder.toString());
      out.writeObject(storage);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Storage there = (Storage) in.readObject();
      assertThat(there.read(folder.resolve("b.csv").toString())).isEqualTo("bb");
    }
  }
}
