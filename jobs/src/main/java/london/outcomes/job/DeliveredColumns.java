package london.outcomes.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import london.outcomes.catalogue.Lookup;
import london.outcomes.catalogue.Mapping;
import london.outcomes.catalogue.SourceColumn;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.run.ColumnOrigin;
import london.outcomes.run.ColumnOrigin.Way;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;

/**
 * Which delivered columns each column of a conformed table is made from: as the contract maps it,
 * through what the contract derives and looks up on the way.
 */
final class DeliveredColumns {

  private final SourceContract contract;
  private final String dataset;
  private final Map<String, SourceColumn> delivered = new LinkedHashMap<>();

  /** Column that is made on the way to the expressions that it is made with. */
  private final Map<String, List<String>> made = new LinkedHashMap<>();

  /**
   * @param dataset name of what is delivered
   */
  DeliveredColumns(SourceContract contract, String dataset) {
    this.contract = contract;
    this.dataset = dataset;
    contract
        .columns()
        .forEach(
            column -> {
              delivered.put(column.name(), column);
              if (column.hasStatus()) {
                made.put(column.statusName(), List.of(column.name()));
              }
            });
    contract.derived().forEach((name, sql) -> made.put(name, List.of(sql)));
    contract.lookups().forEach(this::add);
  }

  private void add(Lookup lookup) {
    List<String> with = new ArrayList<>(List.of(lookup.on()));
    if (lookup.validity().isLimited()) {
      with.add(lookup.validity().at());
    }
    lookup.take().keySet().forEach(name -> made.put(name, with));
  }

  /** All that is known of a table's columns. */
  List<ColumnOrigin> of(Mapping mapping, TableDefinition table) {
    List<ColumnOrigin> origins = new ArrayList<>();
    for (String column : table.columnNames()) {
      String sameName = column.equals("month") ? contract.period().column() : column;
      String sql = mapping.columns().getOrDefault(column, sameName);
      for (String from : roots(sql, new LinkedHashSet<>())) {
        origins.add(origin(column, sql, delivered.get(from)));
      }
    }
    return origins;
  }

  private ColumnOrigin origin(String column, String sql, SourceColumn from) {
    boolean isTaken = sql.equals(from.name());
    Way way = from.persons().areNamed() ? Way.MASKED : isTaken ? Way.IDENTITY : Way.TRANSFORMATION;
    return new ColumnOrigin(column, dataset, from.name(), way, isTaken ? "" : sql);
  }

  /** Delivered columns that an expression rests on in the end. */
  private Set<String> roots(String sql, Set<String> seen) {
    Set<String> roots = new TreeSet<>();
    for (String name : names(sql)) {
      // A derived column may have the name of the delivered one that it is made from.
      if (made.containsKey(name) && seen.add(name)) {
        made.get(name).forEach(inner -> roots.addAll(roots(inner, seen)));
      } else if (delivered.containsKey(name)) {
        roots.add(name);
      }
    }
    return roots;
  }

  private static Set<String> names(String sql) {
    Set<String> names = new TreeSet<>();
    Expression parsed = new CatalystSqlParser().parseExpression(sql);
    scala.jdk.javaapi.CollectionConverters.asJava(parsed.collectLeaves())
        .forEach(leaf -> attribute(leaf).ifPresent(names::add));
    return names;
  }

  private static Optional<String> attribute(Expression leaf) {
    return leaf instanceof UnresolvedAttribute named
        ? Optional.of(named.nameParts().last())
        : Optional.empty();
  }

  /** The one delivered column that a condition names; empty where it names none, or several. */
  String subject(String condition) {
    Set<String> roots = roots(condition, new LinkedHashSet<>());
    return roots.size() == 1 ? roots.iterator().next() : "";
  }
}
