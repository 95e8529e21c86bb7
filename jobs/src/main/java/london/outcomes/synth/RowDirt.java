package london.outcomes.synth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Damages a share of the rows of the files of one extract. The case that came least often comes
 * next, so that all of them come; lines pass through one at a time.
 */
final class RowDirt {

  /** With this many rows, one that is quarantined does not yet reject the delivery. */
  private static final int ENOUGH_FOR_ONE = 120;

  private final List<RowFlaw> flaws;
  private final double share;
  private final Manifest manifest;
  private final Damage damage;
  private final Map<RowFlaw, Integer> times = new HashMap<>();
  private long lines;

  RowDirt(List<RowFlaw> flaws, double share, Manifest manifest, Damage damage) {
    this.flaws = flaws;
    this.share = share;
    this.manifest = manifest;
    this.damage = damage;
  }

  void damage(String file, char separator, Dice dice) throws IOException {
    Path clean = manifest.resolve(file + ".clean");
    Files.move(manifest.resolve(file), clean, StandardCopyOption.REPLACE_EXISTING);
    Set<Integer> chosen = chosen(rows(clean), dice);
    try (BufferedReader in = Files.newBufferedReader(clean, ISO_8859_1);
        BufferedWriter out =
            new BufferedWriter(new OutputStreamWriter(manifest.open(file), ISO_8859_1))) {
      String end = lineEnd(clean);
      String first = in.readLine();
      lines = 0;
      put(first, end, out);
      List<String> header = Line.split(first, separator);
      List<RowFlaw> waiting = new ArrayList<>();
      int row = 0;
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        if (chosen.contains(row++)) {
          waiting.add(rarest(waiting));
        }
        Line line = Line.of(header, text, separator);
        write(
            file, line, text.contains("\"") ? Optional.empty() : fitting(waiting, line), end, out);
      }
      finish(file, Line.of(header, first, separator), waiting, end, out);
    }
    Files.delete(clean);
  }

  /** The first damage that waits for such a row. */
  private static Optional<RowFlaw> fitting(List<RowFlaw> waiting, Line line) {
    Optional<RowFlaw> fitting =
        waiting.stream()
            .filter(flaw -> flaw.place() != RowFlaw.Place.AT_END && flaw.fits().test(line))
            .findFirst();
    fitting.ifPresent(waiting::remove);
    return fitting;
  }

  /** What found no row may come in the next file. */
  private void finish(
      String file, Line header, List<RowFlaw> waiting, String end, BufferedWriter out)
      throws IOException {
    for (RowFlaw flaw : waiting) {
      if (flaw.place() == RowFlaw.Place.AT_END) {
        String injected = flaw.injected().apply(header);
        put(injected, end, out);
        damage.row(flaw, file, lines, "", injected);
      } else {
        times.merge(flaw, -1, Integer::sum);
      }
    }
  }

  private void write(String file, Line line, Optional<RowFlaw> flaw, String end, BufferedWriter out)
      throws IOException {
    boolean isKept = flaw.isEmpty() || flaw.get().place() == RowFlaw.Place.BEHIND;
    if (isKept) {
      put(line.text(), end, out);
    }
    if (flaw.isPresent()) {
      long at = lines + 1;
      String injected = flaw.get().injected().apply(line);
      put(injected, end, out);
      damage.row(flaw.get(), file, at, isKept ? "" : line.text(), injected);
    }
  }

  private void put(String text, String end, BufferedWriter out) throws IOException {
    out.write(text + end);
    lines += 1 + text.chars().filter(c -> c == '\n').count();
  }

  /** The case that came least often; a file ends only once. */
  private RowFlaw rarest(List<RowFlaw> waiting) {
    RowFlaw rarest = flaws.get(0);
    for (RowFlaw flaw : flaws) {
      boolean isOver = flaw.place() == RowFlaw.Place.AT_END && waiting.contains(flaw);
      if (!isOver && count(flaw) < count(rarest)) {
        rarest = flaw;
      }
    }
    times.merge(rarest, 1, Integer::sum);
    return rarest;
  }

  /** A line of a megabyte comes once, or a large plan would have a thousand of them. */
  private int count(RowFlaw flaw) {
    int count = times.getOrDefault(flaw, 0);
    return count > 0 && flaw.code().equals("LINE_TOO_LONG") ? Integer.MAX_VALUE : count;
  }

  private Set<Integer> chosen(int rows, Dice dice) {
    int many = Math.max((int) (rows * share), rows >= ENOUGH_FOR_ONE ? 1 : 0);
    Set<Integer> chosen = new HashSet<>();
    while (chosen.size() < many) {
      chosen.add(dice.below(rows));
    }
    return chosen;
  }

  private static int rows(Path file) throws IOException {
    int rows = -1;
    try (BufferedReader in = Files.newBufferedReader(file, ISO_8859_1)) {
      while (in.readLine() != null) {
        rows++;
      }
    }
    return rows;
  }

  private static String lineEnd(Path file) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(file, ISO_8859_1)) {
      int before = 0;
      for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
        before = c;
      }
      return before == '\r' ? "\r\n" : "\n";
    }
  }
}
