package london.outcomes.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Does independent pieces of work two at a time. Most of a small Spark job is waiting for its
 * driver; a second one fills the gaps.
 */
final class Together {

  private static final int AT_ONCE = 2;

  private Together() {}

  /** Returns when all are done; the first failure is thrown, when the others have ended. */
  static void run(List<Runnable> work) {
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<?>> running = new ArrayList<>();
      work.forEach(piece -> running.add(pool.submit(piece)));
      RuntimeException failure = null;
      for (Future<?> piece : running) {
        try {
          piece.get();
        } catch (ExecutionException e) {
          failure = failure == null ? unchecked(e.getCause()) : failure;
        }
      }
      if (failure != null) {
        throw failure;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      pool.shutdown();
    }
  }

  /**
   * Does a piece of work while the caller does another one, whose result it is. What the caller
   * opens for its own thread, such as a session, stays with it.
   */
  static <T> T beside(Runnable work, Supplier<T> own) {
    CompletableFuture<Void> other = CompletableFuture.runAsync(work);
    try {
      return own.get();
    } finally {
      try {
        other.join();
      } catch (CompletionException e) {
        throw unchecked(e.getCause());
      }
    }
  }

  private static RuntimeException unchecked(Throwable cause) {
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }
}
