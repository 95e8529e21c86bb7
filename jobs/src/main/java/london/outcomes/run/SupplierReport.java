package london.outcomes.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a supplier reads about one delivery, as Markdown: what was wrong, how often, where, and how
 * to mend it. It says what rules saw in single fields, so it is for the supplier's eyes only.
 */
public final class SupplierReport {

  private static final String TABLE = "| rows | effect | rule | what it says |\n|---:|---|---|---|";

  private SupplierReport() {}

  /** A row that a rule has refused, and where it stands. */
  public record Example(
      String deliveryId,
      String ruleCode,
      long lineNumber,
      long byteOffset,
      String columnName,
      String detail) {}

  /**
   * The report on one delivery.
   *
   * @param findings what the rules found in it
   * @param examples some of the refused rows
   */
  public static String of(DeliveryRecord delivery, List<Finding> findings, List<Example> examples) {
    List<String> lines = new ArrayList<>();
    lines.add("# " + plain(delivery.filePath()));
    lines.add("");
    lines.add("- source: " + delivery.sourceId());
    lines.add("- sha-256: " + delivery.sha256());
    lines.add("- provenance: " + delivery.provenance());
    lines.add("- verdict: **" + delivery.verdict() + "**" + reason(delivery));
    lines.add(
        String.format(
            Locale.UK,
            "- rows: %,d in = %,d accepted + %,d quarantined + %,d dropped by a named rule",
            delivery.rowCount(),
            delivery.acceptedCount(),
            delivery.quarantinedCount(),
            delivery.droppedCount()));
    addFindings(findings, lines);
    addExamples(examples, lines);
    lines.add("");
    lines.add(advice(delivery));
    return String.join("\n", lines) + "\n";
  }

  private static String reason(DeliveryRecord delivery) {
    return delivery.reasonCode().isEmpty()
        ? ""
        : " (" + delivery.reasonCode() + ": " + plain(delivery.message()) + ")";
  }

  private static void addFindings(List<Finding> findings, List<String> lines) {
    if (findings.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(TABLE);
    for (Finding f : findings) {
      String rows = f.rowCount() == 0 ? "the file" : String.format(Locale.UK, "%,d", f.rowCount());
      lines.add(
          "| "
              + rows
              + " | "
              + f.effect()
              + " | "
              + f.ruleCode()
              + " | "
              + plain(f.message())
              + " |");
    }
  }

  private static void addExamples(List<Example> examples, List<String> lines) {
    if (examples.isEmpty()) {
      return;
    }
    lines.add("");
    lines.add("Refused rows, some of each rule:");
    lines.add("");
    for (Example e : examples) {
      String column = e.columnName().isEmpty() ? "" : ", column " + plain(e.columnName());
      lines.add(
          String.format(
              "- line %d (byte %d)%s: %s: %s",
              e.lineNumber(), e.byteOffset(), column, e.ruleCode(), plain(e.detail())));
    }
  }

  private static String advice(DeliveryRecord delivery) {
    if (delivery.verdict().equals(DeliveryRecord.REJECTED)) {
      return "Nothing of this file was taken in. Mend it and deliver it again, under the same name.";
    }
    return delivery.quarantinedCount() == 0
        ? "Nothing has to be delivered again."
        : "The refused rows count nowhere. Mend them and deliver the whole file again, under the same"
            + " name; rows that wait for a record of another file are read again when it arrives.";
  }

  /** A stranger's text must not become a line, a cell or a link of the report. */
  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", "?").replaceAll("[|<>\\[\\]`]", "\\\\$0");
  }
}
