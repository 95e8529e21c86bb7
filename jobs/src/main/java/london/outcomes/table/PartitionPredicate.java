package london.outcomes.table;

import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.And;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.InterpretedPredicate;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.Or;
import org.apache.spark.sql.catalyst.expressions.Predicate;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/**
 * What the values of a partition alone say of a predicate on the rows of a table. It is true of a
 * partition unless no row of it can meet the predicate.
 */
final class PartitionPredicate {

  private final StructType partitions;
  private final InterpretedPredicate predicate;
  private boolean isExact = true;

  PartitionPredicate(StructType partitions, Expression predicate) {
    this.partitions = partitions;
    this.predicate = Predicate.createInterpreted(bound(told(predicate)));
  }

  /** Whether the predicate asks for nothing but the partition: all rows of one are alike to it. */
  boolean isExact() {
    return isExact;
  }

  boolean mayHold(InternalRow values) {
    return predicate.eval(values);
  }

  /** The predicate, with each part that asks for more than the partition taken for true. */
  private Expression told(Expression part) {
    if (part instanceof And both) {
      return new And(told(both.left()), told(both.right()));
    }
    if (part instanceof Or either) {
      return new Or(told(either.left()), told(either.right()));
    }
    if (part.deterministic() && columns(part).allMatch(column -> index(column) >= 0)) {
      return part;
    }
    isExact = false;
    return Literal.TrueLiteral();
  }

  private static Stream<Attribute> columns(Expression part) {
    return CollectionConverters.asJava(part.references().toList()).stream();
  }

  private int index(Attribute column) {
    String[] names = partitions.fieldNames();
    for (int i = 0; i < names.length; i++) {
      if (names[i].equalsIgnoreCase(column.name())) {
        return i;
      }
    }
    return -1;
  }

  private Expression bound(Expression told) {
    return told.transform(
        new AbstractPartialFunction<Expression, Expression>() {
          @Override
          public boolean isDefinedAt(Expression part) {
            return part instanceof Attribute;
          }

          @Override
          public Expression apply(Expression part) {
            int index = index((Attribute) part);
            return new BoundReference(index, part.dataType(), true);
          }
        });
  }
}
