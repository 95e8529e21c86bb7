package london.outcomes.job;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import london.outcomes.ingest.RowCounts;
import london.outcomes.ingest.csv.Problem;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A trial for programs: one JSON document, written row by row. */
final class TrialJson {

  private final PrintWriter out;

  TrialJson(PrintWriter out) {
    this.out = out;
  }

  void print(Trial trial, int mostAccepted, int mostRefused) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter()) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeStringField("contract", trial.contract().id());
      json.writeStringField("file", trial.fileName());
      json.writeStringField("period", trial.period());
      problems(json, "rejected", trial.rejects());
      problems(json, "warnings", trial.warnings());
      counts(json, trial.counts());
      problems(json, "fileFindings", trial.counts().fileFindings());
      rows(json, "refused", trial.refused(mostRefused));
      rows(json, "accepted", trial.accepted(mostAccepted));
      json.writeEndObject();
    }
    out.println();
  }

  private static void counts(JsonGenerator json, RowCounts counts) throws IOException {
    json.writeObjectFieldStart("counts");
    json.writeNumberField("records", counts.records());
    json.writeNumberField("rows", counts.rows());
    json.writeNumberField("accepted", counts.accepted());
    codes(json, "quarantined", counts.quarantined());
    codes(json, "dropped", counts.dropped());
    codes(json, "warned", counts.warned());
    json.writeEndObject();
    json.writeArrayFieldStart("months");
    for (String month : counts.months()) {
      json.writeString(month);
    }
    json.writeEndArray();
  }

  private static void codes(JsonGenerator json, String name, Map<String, Long> counts)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Long> entry : counts.entrySet()) {
      json.writeNumberField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
  }

  private static void problems(JsonGenerator json, String name, List<Problem> problems)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Problem problem : problems) {
      json.writeStartObject();
      json.writeStringField("code", problem.code());
      json.writeStringField("column", problem.column());
      json.writeStringField("detail", problem.detail());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void rows(JsonGenerator json, String name, Optional<Dataset<Row>> rows)
      throws IOException {
    json.writeArrayFieldStart(name);
    if (rows.isPresent()) {
      for (Iterator<Row> all = rows.get().toLocalIterator(); all.hasNext(); ) {
        row(json, all.next());
      }
    }
    json.writeEndArray();
  }

  private static void row(JsonGenerator json, Row row) throws IOException {
    json.writeStartObject();
    String[] names = row.schema().fieldNames();
    for (int i = 0; i < names.length; i++) {
      json.writeFieldName(names[i]);
      value(json, row.get(i));
    }
    json.writeEndObject();
  }

  private static void value(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else {
      json.writeString(TypedValue.text(value));
    }
  }
}
