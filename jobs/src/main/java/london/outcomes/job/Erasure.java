package london.outcomes.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.rlike;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import london.outcomes.job.RawErasure.Redacted;
import london.outcomes.job.RecordErasure.Removed;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.run.Erased;
import london.outcomes.run.Ledger;
import london.outcomes.table.ByteSearch;
import london.outcomes.table.Lake;
import london.outcomes.table.LakeSearch;
import london.outcomes.table.LakeTable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Takes persons out of a lake, and proves it: every byte is searched before and after. The search
 * before says what is to be done, so an erasure that was interrupted is finished by the next one,
 * and one that is done twice finds nothing.
 */
final class Erasure {

  static final String STEP = "erase";

  private static final String QUARANTINE = "quarantine";

  private final Workplace place;
  private final RunContext run;
  private final Steps steps;
  private final List<PersonList.Person> persons;
  private final LakeSearch search;
  private final int asked;

  Erasure(Workplace place, RunContext run, Steps steps, List<PersonList.Person> persons) {
    this.place = place;
    this.run = run;
    this.steps = steps;
    this.persons = persons;
    Map<String, List<String>> texts = new LinkedHashMap<>();
    for (PersonList.Person p : persons) {
      String pseudonym = place.key().pseudonym(p.domain(), p.reference());
      List<String> own = texts.computeIfAbsent(p.reference(), r -> new ArrayList<>(List.of(r)));
      own.add(pseudonym.substring(pseudonym.indexOf(':') + 1));
    }
    this.asked = texts.size();
    this.search =
        new LakeSearch(place.lake().storage(), new ByteSearch(List.copyOf(texts.values())));
  }

  /** What there is of the persons; nothing is changed. */
  Erased look() {
    requireOwnKey();
    return Erased.none(
        asked, searched(place.lake().root()), searched(place.environment().landing()));
  }

  /** Takes them out. */
  Erased erase() {
    requireOwnKey();
    Lake lake = place.lake();
    List<DeliveryRecord> ledger = new Ledger(lake).deliveries();
    lake.storage().remove(Rebuild.scratch(lake));
    // What has yet to be tallied is tallied first: it looks at old versions, which will be gone.
    if (lake.table("cells").version().isPresent()) {
      new TallyStep(place, run, new Coverage(place.catalogue(), ledger)).run(steps);
    }
    LakeSearch.Report before = searched(lake.root());
    // Before anything goes: whoever is interrupted has at least closed the door.
    ErasedPersons list = new ErasedPersons(lake);
    list.add(persons, place.key(), run);
    List<Redacted> files =
        files(before, new RawErasure(place, list.forgetting(place.key()), run, ledger));
    Map<String, Removed> records = new TreeMap<>();
    for (LakeTable table : tables(before.hits().keySet())) {
      records.put(table.definition().name(), records(table));
    }
    LakeSearch.Report after = before.total() == 0 ? before : searched(lake.root());
    return erased(before, files, records, after);
  }

  /** By another key nobody would be found, and the list would be of no use to any key. */
  private void requireOwnKey() {
    new ErasedPersons(place.lake()).forgetting(place.key());
    new StoredPseudonyms(place.catalogue(), place.lake(), place.key())
        .requireOwnKeyFor(
            persons.stream().map(PersonList.Person::domain).collect(Collectors.toSet()));
  }

  private Erased erased(
      LakeSearch.Report before,
      List<Redacted> files,
      Map<String, Removed> records,
      LakeSearch.Report after) {
    Map<String, Long> rows = new TreeMap<>();
    Map<String, Long> lists = new TreeMap<>();
    Set<String> months = new TreeSet<>();
    records.forEach(
        (table, removed) -> {
          rows.put(table, removed.rows());
          lists.put(table, removed.lists());
          months.addAll(removed.months());
        });
    int rewritten = (int) files.stream().filter(Redacted::isRewritten).count();
    return new Erased(
        asked,
        rows,
        lists,
        rewritten,
        files.stream().mapToLong(Redacted::rows).sum(),
        files.size() - rewritten,
        months,
        before,
        after,
        searched(place.environment().landing()));
  }

  private LakeSearch.Report searched(String folder) {
    steps.say("search all bytes of " + folder);
    return search.in(folder);
  }

  private List<Redacted> files(LakeSearch.Report found, RawErasure raw) {
    return found.hits().keySet().stream()
        .map(path -> path.split("/"))
        .filter(parts -> parts.length == 3 && parts[0].equals("raw"))
        .flatMap(parts -> raw.erase(parts[1], parts[2]).stream())
        .toList();
  }

  /** Tables in whose folders something was found, in old files too. */
  private List<LakeTable> tables(Set<String> paths) {
    return place.catalogue().tables().values().stream()
        .filter(t -> List.of("conformed", QUARANTINE).contains(t.layer()))
        .filter(t -> t.isStored())
        .filter(t -> paths.stream().anyMatch(path -> path.startsWith(t.path() + "/")))
        .map(t -> place.lake().table(t.name()))
        .toList();
  }

  private Removed records(LakeTable table) {
    Removed removed =
        table.definition().layer().equals(QUARANTINE)
            ? refused(table)
            : new RecordErasure(place, persons, run).erase(table, steps);
    steps.say("remove old files of " + table.definition().name());
    table.removeOldFiles();
    return removed;
  }

  /** Refused rows of open sources stand there as delivered, and may name anybody. */
  private Removed refused(LakeTable table) {
    List<Row> references =
        persons.stream().map(p -> RowFactory.create(whole(p.reference()))).distinct().toList();
    Dataset<Row> texts =
        place
            .session()
            .createDataFrame(references, new StructType().add("_reference", DataTypes.StringType));
    Dataset<Row> rows = table.read();
    Dataset<Row> kept =
        rows.join(
            texts,
            rlike(
                concat_ws(" ", col("raw_text"), col("row_key"), col("detail")), col("_reference")),
            "left_anti");
    long gone = rows.count() - kept.count();
    if (gone > 0) {
      steps.record(
          "erase from " + QUARANTINE,
          () -> table.replaceAll(kept, run.note(STEP, Map.of(), List.of())));
    }
    return new Removed(gone, 0, Set.of());
  }

  /** A pattern of the text where no letter or digit makes another reference of it. */
  private static String whole(String reference) {
    return "(?<![\\p{L}\\p{N}])" + Pattern.quote(reference) + "(?![\\p{L}\\p{N}])";
  }
}
