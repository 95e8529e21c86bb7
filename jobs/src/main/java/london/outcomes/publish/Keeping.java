package london.outcomes.publish;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Lookup;
import london.outcomes.catalogue.Mapping;
import london.outcomes.catalogue.SourceColumn;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.catalogue.TableColumn;

/** What becomes of the columns of a source on their way into the conformed tables. */
final class Keeping {

  private final SourceContract source;

  /** Expressions whose values are stored. */
  private final Set<String> stored = new LinkedHashSet<>();

  /** Expressions that stored values follow from. */
  private final List<String> used = new ArrayList<>();

  Keeping(SourceContract source, Catalogue catalogue) {
    this.source = source;
    for (Mapping mapping : source.conformed()) {
      used.add(mapping.when());
      for (TableColumn column : catalogue.table(mapping.table()).columns()) {
        stored.add(mapping.columns().getOrDefault(column.name(), column.name()).strip());
      }
    }
    used.addAll(stored);
    used.addAll(source.derived().values());
    used.add(source.period().column());
    source.lookups().stream().map(Lookup::on).forEach(used::add);
    source.lookups().stream().map(lookup -> lookup.validity().at()).forEach(used::add);
    source.link().ifPresent(link -> used.add(link.key() + " " + link.notBefore()));
    source.upsert().ifPresent(upsert -> used.add(upsert.latest() + " " + upsert.cancelled()));
  }

  /** References to persons, in whose place pseudonyms are stored. */
  List<String> pseudonyms() {
    return names(source.columns().stream().filter(column -> column.persons().areNamed()));
  }

  /** Columns that are stored as an expression has them, such as an age band for an age. */
  List<String> transformed() {
    return names(own().filter(column -> !isStored(column) && isUsed(column)));
  }

  /** Columns that are read and checked, and of which nothing is stored. */
  List<String> checked() {
    return names(own().filter(column -> !isStored(column) && !isUsed(column)));
  }

  private Stream<SourceColumn> own() {
    return source.columns().stream().filter(column -> !column.persons().areNamed());
  }

  private boolean isStored(SourceColumn column) {
    return stored.contains(column.name());
  }

  private boolean isUsed(SourceColumn column) {
    Pattern name = Pattern.compile("\\b" + column.name() + "\\b");
    return used.stream().anyMatch(text -> name.matcher(text).find());
  }

  private static List<String> names(Stream<SourceColumn> columns) {
    return columns.map(SourceColumn::name).map(Markdown::mono).toList();
  }
}
