package london.outcomes.publish;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import london.outcomes.catalogue.ReferenceList;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Areas with the larger ones that hold them: rows of {@code dim_area}, larger areas first. */
final class AreaTree {

  private static final List<String> LEVELS = List.of("region", "bcu", "borough", "ward");

  private final Map<String, Area> areas = new HashMap<>();

  /**
   * @param list {@code conf/reference/area.csv}
   * @param wards {@code conf/reference/ward.csv}; wards of earlier editions have no name, and no
   *     figures
   */
  AreaTree(ReferenceList list, ReferenceList wards) {
    for (List<String> row : list.rows()) {
      add(
          new Area(
              list.field(row, "area_code"),
              list.field(row, "area_name"),
              list.field(row, "area_level"),
              list.field(row, "parent_code"),
              list.field(row, "force_id")));
    }
    for (List<String> ward : wards.rows()) {
      String name = wards.field(ward, "ward_name");
      if (!name.isEmpty()) {
        String borough = wards.field(ward, "borough_code");
        String force = areas.get(borough).force();
        add(new Area(wards.field(ward, "ward_code"), name, "ward", borough, force));
      }
    }
  }

  private record Area(String code, String name, String level, String parent, String force) {}

  private void add(Area area) {
    areas.put(area.code(), area);
  }

  List<Row> rows() {
    List<Area> ordered = new ArrayList<>(areas.values());
    ordered.sort(
        comparing((Area area) -> LEVELS.indexOf(area.level()))
            .thenComparing(Area::name)
            .thenComparing(Area::code));
    List<Row> rows = new ArrayList<>();
    for (Area area : ordered) {
      Optional<Area> borough = holder(area, "borough");
      Optional<Area> bcu = holder(area, "bcu");
      rows.add(
          RowFactory.create(
              area.code(),
              area.name(),
              area.level(),
              filled(area.parent()),
              filled(area.force()),
              borough.map(Area::code).orElse(null),
              borough.map(Area::name).orElse(null),
              bcu.map(Area::code).orElse(null),
              bcu.map(Area::name).orElse(null),
              holder(area, "region").map(Area::name).orElse(null),
              rows.size() + 1));
    }
    return rows;
  }

  /** The area of a level that this one is or lies in. */
  private Optional<Area> holder(Area area, String level) {
    for (Area at = area; at != null; at = areas.get(at.parent())) {
      if (at.level().equals(level)) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private static String filled(String text) {
    return text.isEmpty() ? null : text;
  }
}
