package io.dateline.local;

import io.dateline.article.Article;
import io.dateline.article.ArticleReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Works on the articles of the inputs on all processors, and gives the results in their order. */
final class Readings {

  private static final int AHEAD = 64;

  private Readings() {}

  /**
   * Reads all articles and works on each.
   *
   * @param work what is done with an article; safe for several threads
   * @param take takes each result, in the order of the articles, on the calling thread
   * @param remarks takes what is to be said at the end, such as which could not be read
   */
  static <T> void each(
      List<Hints.Input> inputs, Function<Article, T> work, Consumer<T> take, Remarks remarks)
      throws IOException {
    Queue<Future<T>> underWay = new ArrayDeque<>();
    try (ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      for (Hints.Input input : inputs) {
        remarks.passOver(
            ArticleReader.read(
                input.source(),
                article -> {
                  remarks.read(article);
                  underWay.add(workers.submit(() -> work.apply(article)));
                  if (underWay.size() >= AHEAD) {
                    take.accept(result(underWay.remove()));
                  }
                },
                remarks::refuse));
      }
      while (!underWay.isEmpty()) {
        take.accept(result(underWay.remove()));
      }
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
