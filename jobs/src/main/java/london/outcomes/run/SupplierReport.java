package london.outcomes.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a supplier reads about one delivery, as Markdown: what was wrong, how often, where, and how
 * to mend it. It says what rules saw in single fields, so it is for the supplier's eyes only.
 */
public final class SupplierReport {

  /** Sums that differ are shown up to here; {@code ops/reconciliation} has all of them. */
  private static final int MOST_SUMS = 10;

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
   * What a report is about.
   *
   * @param findings what the rules found in the delivery
   * @param examples some of the refused rows
   * @param compared sums of its rows that had to agree
   * @param usualRows mean rows of the deliveries before it; 0 without any
   * @param nextDue when the next delivery is due; empty without a calendar
   */
  public record Subject(
      DeliveryRecord delivery,
      List<Finding> findings,
      List<Example> examples,
      List<Reconciled> compared,
      double usualRows,
      String nextDue) {}

  /** The report on one delivery. */
  public static String of(Subject subject) {
    DeliveryRecord delivery = subject.delivery();
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
    if (subject.usualRows() > 0 && delivery.rowCount() > 0) {
      lines.add(
          String.format(
              Locale.UK,
              "- volume: %,.0f rows are usual here; this is %+.0f %% against it",
              subject.usualRows(),
              100 * (delivery.rowCount() / subject.usualRows() - 1)));
    }
    if (!subject.nextDue().isEmpty()) {
      lines.add("- next delivery due: " + subject.nextDue());
    }
    addFindings(subject.findings(), lines);
    addCompared(subject.compared(), lines);
    addExamples(subject.examples(), lines);
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

  private static void addCompared(List<Reconciled> compared, List<String> lines) {
    if (compared.isEmpty()) {
      return;
    }
    List<Reconciled> differing =
        compared.stream().filter(r -> r.verdict().equals(Reconciled.DIFFERS)).toList();
    lines.add("");
    lines.add(
        String.format(
            Locale.UK,
            "Sums compared: %,d agree, %,d differ%s",
            compared.size() - differing.size(),
            differing.size(),
            differing.isEmpty() ? "." : ":"));
    if (!differing.isEmpty()) {
      lines.add("");
      lines.add("| check | month | of | file | against | difference |");
      lines.add("|---|---|---|---:|---:|---:|");
    }
    differing.stream().limit(MOST_SUMS).forEach(r -> lines.add(sums(r)));
    if (differing.size() > MOST_SUMS) {
      lines.add("");
      lines.add(String.format(Locale.UK, "… and %,d more.", differing.size() - MOST_SUMS));
    }
  }

  private static String sums(Reconciled r) {
    return String.format(
        Locale.UK,
        "| %s | %s | %s | %,.2f | %,.2f | %+,.2f |",
        r.check(),
        r.month(),
        plain(r.part()),
        r.left(),
        r.right(),
        r.difference());
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
    if (delivery.verdict().equals(DeliveryRecord.DUPLICATE)) {
      return "The content was here before, and nothing was taken in again.";
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
