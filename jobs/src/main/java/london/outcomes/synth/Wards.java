package london.outcomes.synth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Wards that do not exist: each borough's small areas by eights, with codes that nobody has. */
final class Wards {

  record Ward(String code, String name, Borough borough) {}

  private static final int LSOAS = 8;
  private static final int FIRST_CODE = 5_990_001;

  private final List<Ward> all = new ArrayList<>();
  private final Map<String, Ward> byLsoa = new HashMap<>();

  private Wards() {}

  static Wards of(Reference reference) {
    Wards wards = new Wards();
    for (Borough borough : reference.boroughs()) {
      for (int at = 0; at < borough.lsoas().size(); at++) {
        if (at % LSOAS == 0) {
          String name = "Synthetic Ward " + (at / LSOAS + 1);
          wards.all.add(new Ward(code(wards.all.size()), name, borough));
        }
        wards.byLsoa.put(borough.lsoas().get(at).code(), wards.all.get(wards.all.size() - 1));
      }
    }
    return wards;
  }

  private static String code(int number) {
    return "E0" + (FIRST_CODE + number);
  }

  List<Ward> all() {
    return all;
  }

  /** The ward of a small area in London. */
  Ward of(String lsoaCode) {
    return byLsoa.get(lsoaCode);
  }

  boolean has(String lsoaCode) {
    return byLsoa.containsKey(lsoaCode);
  }
}
