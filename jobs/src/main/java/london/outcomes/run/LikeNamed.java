package london.outcomes.run;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import london.outcomes.run.ColumnOrigin.Way;

/** Columns of a published table that come from columns of the same name. */
final class LikeNamed {

  private static final Set<String> NUMBERS = Set.of("double", "bigint", "int");

  /** Of the publication itself: each table says it anew. */
  private static final Set<String> OWN = Set.of("run_id", "release_id");

  private LikeNamed() {}

  static Stream<ColumnOrigin> origins(Described made, Described from) {
    Set<Described.Field> there =
        from.fields().stream()
            .map(LikeNamed::unexplained)
            .filter(field -> !OWN.contains(field.name()))
            .collect(Collectors.toSet());
    return made.fields().stream()
        .map(LikeNamed::unexplained)
        .filter(there::contains)
        .map(field -> origin(field, from.name()));
  }

  /** Numbers pass disclosure control on their way out of what is restricted. */
  private static ColumnOrigin origin(Described.Field field, String from) {
    boolean isMasked = !from.startsWith("curated/") && NUMBERS.contains(field.type());
    return new ColumnOrigin(
        field.name(),
        from,
        field.name(),
        isMasked ? Way.MASKED : Way.IDENTITY,
        isMasked ? "disclosure control may withhold or round it" : "");
  }

  private static Described.Field unexplained(Described.Field field) {
    return new Described.Field(field.name(), field.type(), "");
  }
}
