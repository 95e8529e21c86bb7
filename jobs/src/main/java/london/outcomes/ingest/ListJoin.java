package london.outcomes.ingest;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;

import java.util.ArrayList;
import java.util.List;
import london.outcomes.catalogue.Lookup;
import london.outcomes.quality.Problems;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One lookup of a contract: the join, and what is wrong with a row whose value is not listed. */
final class ListJoin {

  /** Names of the columns that only {@link #problem} needs begin so. */
  static final String PREFIX = "_list_";

  private final Lookup lookup;
  private final String known;
  private final String entry;

  /**
   * @param number tells the lookups of a contract apart
   */
  ListJoin(Lookup lookup, int number) {
    this.lookup = lookup;
    this.known = PREFIX + "known_" + number;
    this.entry = PREFIX + "entry_" + number;
  }

  boolean isRequired() {
    return !lookup.unknown().isEmpty();
  }

  /** The same rows with the columns taken from the list. */
  Dataset<Row> join(Dataset<Row> rows, References references) {
    Column on = expr(lookup.on());
    Column key = lookup.isNormalised() ? lower(on) : on;
    return lookup.validity().isLimited()
        ? inTime(rows, key, references.timed(lookup))
        : atAnyTime(rows, key, references.list(lookup.reference()));
  }

  private Dataset<Row> atAnyTime(Dataset<Row> rows, Column key, Dataset<Row> list) {
    Column match = col(lookup.match());
    List<Column> taken = new ArrayList<>();
    taken.add((lookup.isNormalised() ? lower(match) : match).as(References.MATCH));
    lookup.take().forEach((ours, theirs) -> taken.add(col(theirs).as(ours)));
    if (isRequired()) {
      taken.add(lit("").as(known));
    }
    return joined(rows, key, list.select(taken.toArray(Column[]::new)));
  }

  /** A row of the list holds all that it says of a value at one time or another. */
  private Dataset<Row> inTime(Dataset<Row> rows, Column key, Dataset<Row> list) {
    Column day = expr(lookup.validity().at()).cast("date");
    Column entries =
        filter(
            col(References.ENTRIES),
            e ->
                day.geq(e.getField(References.FROM))
                    .and(coalesce(day.leq(e.getField(References.TO)), lit(true))));
    Dataset<Row> out =
        joined(rows, key, list.withColumnRenamed(References.TIMES, known))
            .withColumn(entry, get(entries, lit(0)))
            .drop(References.ENTRIES);
    for (String ours : lookup.take().keySet()) {
      out = out.withColumn(ours, col(entry).getField(ours));
    }
    return out;
  }

  private static Dataset<Row> joined(Dataset<Row> rows, Column key, Dataset<Row> list) {
    return rows.join(broadcast(list), key.equalTo(col(References.MATCH)), "left")
        .drop(References.MATCH);
  }

  /** The problem of a row with a value that the list does not have, or not for its day. */
  Column problem() {
    String what = lookup.reference() + " has ";
    Column never = lit(what + "no such " + lookup.match());
    Column isUnlisted = expr(lookup.on()).isNotNull();
    if (!lookup.validity().isLimited()) {
      return Problems.found(isUnlisted.and(col(known).isNull()), lookup.unknown(), never);
    }
    Column other = concat(lit(what + "this " + lookup.match() + " for "), col(known));
    return Problems.found(
        isUnlisted.and(col(entry).isNull()), lookup.unknown(), coalesce(other, never));
  }
}
