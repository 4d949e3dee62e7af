package io.dateline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import io.dateline.event.MentionExtractor;
import io.dateline.store.Ledger;
import io.dateline.store.ObjectIntake;
import io.dateline.store.TableInMemory;
import io.dateline.store.TimelineWriter;
import io.dateline.store.Timelines;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

class CatalogueTest {

  private static final int READERS = 8;

  private final AtomicInteger lists = new AtomicInteger();
  private final DynamoDbClient dynamo = slow(new TableInMemory().client());

  /** Takes its time to list articles, and counts how often it is asked to. */
  private DynamoDbClient slow(DynamoDbClient client) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            (proxy, method, arguments) -> {
              if (method.isDefault() && method.getName().endsWith("Paginator")) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
              }
              if (arguments != null
                  && arguments[0] instanceof QueryRequest query
                  && query.expressionAttributeValues().toString().contains("articles#test")) {
                lists.incrementAndGet();
                Thread.sleep(200);
              }
              try {
                return method.invoke(client, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void whatManyAskForAtOnceIsReadOnce() throws Exception {
    Ledger ledger = new Ledger(dynamo, "t");
    ObjectIntake intake = ledger.open("b", "a");
    intake.take(
        new MentionExtractor()
            .extract(Samples.article("a", "P", "2025-03-04", "A ferry sank off Riga on Monday.")),
        Instant.parse("2025-06-30T00:00:00Z"));
    intake.close(false);
    new TimelineWriter(dynamo, "t", InstantSource.system()).refreshPending().orThrow();
    Timelines timelines = new Timelines(dynamo, "t");
    InstantSource clock = InstantSource.system();
    Catalogue catalogue = new Catalogue(ledger, timelines, new Outlines(timelines, clock), clock);
    lists.set(0);
    CountDownLatch all = new CountDownLatch(READERS);
    List<Future<List<Catalogue.Entry>>> answers = new ArrayList<>();
    try (ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
      for (int i = 0; i < READERS; i++) {
        answers.add(
            readers.submit(() -> {
              all.countDown();
              all.await();
              return catalogue.of("test");
            }));
      }
    }
    for (Future<List<Catalogue.Entry>> answer : answers) {
      assertThat(answer.get()).extracting(entry -> entry.listed().id()).containsExactly("a");
    }
    assertThat(lists).as("how often the articles were listed").hasValue(1);
  }
}
