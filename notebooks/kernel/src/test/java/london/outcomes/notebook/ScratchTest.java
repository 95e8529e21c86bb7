package london.outcomes.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIntoACopyDoesNotReachTheOriginal() throws Exception {
    Path conf = folder.resolve("conf");
    Files.createDirectories(conf.resolve("measures/_delta_log"));
    Path data = Files.writeString(conf.resolve("measures/part-0.zstd.parquet"), "data");
    Path log = Files.writeString(conf.resolve("measures/_delta_log/1.checkpoint.parquet"), "log");
    Path text = Files.writeString(conf.resolve("measures/a.yaml"), "id: a");

    Path copy = Scratch.create().copyOf(conf);

    for (Path file : new Path[] {log, text}) {
      Path copied = copy.resolve(conf.relativize(file));
      assertThat(copied).hasSameTextualContentAs(file);
      Files.writeString(copied, "changed");
    }
    Files.delete(copy.resolve(conf.relativize(data)));
    assertThat(data).hasContent("data");
    assertThat(log).hasContent("log");
    assertThat(text).hasContent("id: a");
    assertThat(copy.getFileName()).hasToString("conf");
  }
}
