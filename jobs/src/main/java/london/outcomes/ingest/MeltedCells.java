package london.outcomes.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import london.outcomes.catalogue.Melt;
import london.outcomes.catalogue.SourceColumn;
import london.outcomes.ingest.csv.Codes;
import london.outcomes.ingest.csv.HeaderMatch;
import london.outcomes.ingest.csv.Problem;

/**
 * Cells of a line that become one row.
 *
 * @param texts column of the plan to the text that the header gives it
 * @param fields column of the plan to the field of its value
 */
record MeltedCells(Map<Integer, String> texts, Map<Integer, Integer> fields) {

  private static final String UNKNOWN_VALUE =
      "the header matches the melt and none of its values; expected one of them; add it to the"
          + " contract's melt.values, or narrow melt.columns";

  /** SCHEMA_DRIFT for headers of which the melt does not say what value they hold. */
  static Stream<Problem> unknown(List<Integer> fields, List<String> header, ReadPlan plan) {
    Melt melt = plan.melt();
    Pattern pattern = Pattern.compile(melt.columns());
    return fields.stream()
        .filter(field -> value(matched(pattern, header.get(field)), melt) == null)
        .map(field -> new Problem(Codes.SCHEMA_DRIFT, header.get(field), UNKNOWN_VALUE));
  }

  /** The rows of a line, in the order of its fields. */
  static List<MeltedCells> of(List<Integer> fields, List<String> header, ReadPlan plan) {
    Melt melt = plan.melt();
    Pattern pattern = Pattern.compile(melt.columns());
    List<MeltedCells> rows = new ArrayList<>();
    Map<Map<Integer, String>, MeltedCells> together = new LinkedHashMap<>();
    for (int field : fields) {
      Matcher matcher = matched(pattern, header.get(field));
      Map<Integer, String> texts = texts(matcher, plan);
      int column = plan.indexOf(value(matcher, melt));
      MeltedCells row = together.get(texts);
      if (row == null || melt.by().isEmpty() || row.fields.containsKey(column)) {
        row = new MeltedCells(texts, new HashMap<>());
        together.put(texts, row);
        rows.add(row);
      }
      row.fields.put(column, field);
    }
    return rows;
  }

  /** The column that receives the cell; null when the melt does not say. */
  private static String value(Matcher matcher, Melt melt) {
    return melt.by().isEmpty() ? melt.value() : melt.values().get(matcher.group(melt.by()));
  }

  /** A header may match with or without what readers cannot see around it. */
  private static Matcher matched(Pattern pattern, String header) {
    Matcher matcher = pattern.matcher(header);
    if (matcher.matches()) {
      return matcher;
    }
    Matcher plain = pattern.matcher(HeaderMatch.visible(header));
    plain.matches();
    return plain;
  }

  private static Map<Integer, String> texts(Matcher matcher, ReadPlan plan) {
    Map<Integer, String> texts = new HashMap<>();
    if (!plan.melt().name().isEmpty()) {
      texts.put(plan.indexOf(plan.melt().name()), matcher.group().strip());
    }
    for (String group : plan.melt().groups()) {
      for (SourceColumn column : plan.columns()) {
        String text = matcher.group(group);
        if (Melt.isNamed(column.name(), group) && text != null) {
          texts.put(plan.indexOf(column.name()), text);
        }
      }
    }
    return texts;
  }
}
