package london.outcomes.stats;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A test that takes a {@link VectorSet} and runs once for each: {@code mvn -q test -Pvectors
 * -Dvectors=DIR} runs these tests alone, on the vectors in a folder of the same layout.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Tag("vectors")
@ParameterizedTest
@EnumSource(VectorSet.class)
public @interface VectorTest {}
