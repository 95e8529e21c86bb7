package london.outcomes.publish.mart;

import java.util.ArrayList;
import java.util.List;
import london.outcomes.catalogue.TableDefinition;
import london.outcomes.catalogue.WideView;

/** A wide view in PostgreSQL's words. */
final class ViewSql {

  private ViewSql() {}

  /** Statements; the search path must lead to the schema. */
  static List<String> of(String schema, WideView view) {
    TableDefinition named =
        new TableDefinition(
            view.name(),
            view.definition().layer(),
            view.definition().comment(),
            view.definition().columns(),
            List.of(),
            view.definition().constraints(),
            view.definition().view(),
            view.definition().contract());
    TableSql sql = new TableSql(schema, named);
    List<String> all = new ArrayList<>();
    all.add("CREATE VIEW " + sql.name() + " AS " + view.select());
    all.addAll(sql.comments("VIEW"));
    return all;
  }
}
