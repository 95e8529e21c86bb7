package london.outcomes.catalogue;

/** What a broken rule costs: the whole delivery, the row, or only a line in the summary. */
public enum Severity {
  REJECT,
  QUARANTINE,
  WARN
}
