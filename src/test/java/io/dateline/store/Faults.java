package io.dateline.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

/**
 * A DynamoDB on a bad day: of its calls a share is throttled, or carried out and answered too late,
 * or answered in part.
 */
public final class Faults implements InvocationHandler {

  private final DynamoDbClient client;
  private final double share;
  private final Random random;
  private final AtomicInteger injected = new AtomicInteger();

  private Faults(DynamoDbClient client, double share, long seed) {
    this.client = client;
    this.share = share;
    this.random = new Random(seed);
  }

  /**
   * The client with faults.
   *
   * @param share of the calls, from 0 to 1
   */
  public static DynamoDbClient of(DynamoDbClient client, double share, long seed) {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            new Faults(client, share, seed));
  }

  /** How many faults a client made by {@link #of} has had. */
  public static int injected(DynamoDbClient client) {
    return ((Faults) Proxy.getInvocationHandler(client)).injected.get();
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.isDefault() && arguments != null && !(arguments[0] instanceof BatchGetItemRequest)) {
      boolean isRequest = arguments[0].getClass().getSimpleName().endsWith("Request");
      if (!isRequest) {
        // The form that takes a lambda calls the one that takes a request.
        return InvocationHandler.invokeDefault(proxy, method, arguments);
      }
    }
    double drawn = draw();
    if (drawn < share / 2) {
      injected.incrementAndGet();
      throw ProvisionedThroughputExceededException.builder().message("injected").build();
    }
    if (drawn < share && arguments != null && arguments[0] instanceof BatchGetItemRequest asked) {
      injected.incrementAndGet();
      return inPart(asked);
    }
    Object answer = forward(method, arguments);
    if (drawn < share) {
      injected.incrementAndGet();
      throw ApiCallTimeoutException.create(1);
    }
    return answer;
  }

  private synchronized double draw() {
    return random.nextDouble();
  }

  private Object forward(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(client, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Half of what was asked for. */
  private BatchGetItemResponse inPart(BatchGetItemRequest asked) {
    Map<String, KeysAndAttributes> first = new HashMap<>();
    Map<String, KeysAndAttributes> left = new HashMap<>();
    asked
        .requestItems()
        .forEach((table, keys) -> {
          List<Map<String, AttributeValue>> all = new ArrayList<>(keys.keys());
          int half = (all.size() + 1) / 2;
          first.put(table, keys.toBuilder().keys(all.subList(0, half)).build());
          if (half < all.size()) {
            left.put(table, keys.toBuilder().keys(all.subList(half, all.size())).build());
          }
        });
    BatchGetItemResponse answer =
        client.batchGetItem(BatchGetItemRequest.builder().requestItems(first).build());
    return answer.toBuilder().unprocessedKeys(left).build();
  }
}
