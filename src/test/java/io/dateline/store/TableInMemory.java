package io.dateline.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * A table that does what the store asks of DynamoDB and takes microseconds for it: for drills that
 * run hundreds of thousands of schedules. It knows the expressions that the store uses; any other
 * one fails the test.
 */
public final class TableInMemory {

  private static final Pattern TERM =
      Pattern.compile(
          "(attribute_not_exists|attribute_exists)\\((\\S+)\\)"
              + "|begins_with\\((\\S+), (\\S+)\\)"
              + "|(\\S+) (=|<=|<|>) (\\S+)"
              + "|(\\S+) BETWEEN (\\S+) (\\S+)");

  private final NavigableMap<String, NavigableMap<String, Map<String, AttributeValue>>> partitions =
      new TreeMap<>();

  /** A client of it. */
  public DynamoDbClient client() {
    return (DynamoDbClient)
        Proxy.newProxyInstance(
            DynamoDbClient.class.getClassLoader(),
            new Class<?>[] {DynamoDbClient.class},
            this::invoke);
  }

  private synchronized Object invoke(Object proxy, Method method, Object[] arguments)
      throws Throwable {
    return switch (arguments == null || method.getName().endsWith("Paginator")
        ? ""
        : arguments[0]) {
      case GetItemRequest get -> GetItemResponse.builder().item(get(get.key())).build();
      case BatchGetItemRequest get -> batch(get);
      case QueryRequest query -> query(query);
      case ScanRequest scan -> scan(scan);
      case PutItemRequest put -> {
        check(
            put.conditionExpression(),
            put.item(),
            put.expressionAttributeNames(),
            put.expressionAttributeValues());
        put(put.item());
        yield PutItemResponse.builder().build();
      }
      case DeleteItemRequest delete -> {
        check(
            delete.conditionExpression(),
            delete.key(),
            delete.expressionAttributeNames(),
            delete.expressionAttributeValues());
        remove(delete.key());
        yield DeleteItemResponse.builder().build();
      }
      case UpdateItemRequest update -> {
        check(
            update.conditionExpression(),
            update.key(),
            update.expressionAttributeNames(),
            update.expressionAttributeValues());
        update(update);
        yield UpdateItemResponse.builder().build();
      }
      case TransactWriteItemsRequest write -> transact(write);
      default -> InvocationHandler.invokeDefault(proxy, method, arguments);
    };
  }

  private NavigableMap<String, Map<String, AttributeValue>> partition(String pk) {
    return partitions.computeIfAbsent(pk, _ -> new TreeMap<>());
  }

  private Map<String, AttributeValue> get(Map<String, AttributeValue> key) {
    return partition(Items.required(key, Items.PK))
        .getOrDefault(Items.required(key, Items.SK), Map.of());
  }

  private void put(Map<String, AttributeValue> item) {
    partition(Items.required(item, Items.PK)).put(Items.required(item, Items.SK), Map.copyOf(item));
  }

  private void remove(Map<String, AttributeValue> key) {
    partition(Items.required(key, Items.PK)).remove(Items.required(key, Items.SK));
  }

  private BatchGetItemResponse batch(BatchGetItemRequest get) {
    Map<String, List<Map<String, AttributeValue>>> found = new HashMap<>();
    get.requestItems()
        .forEach((table, keys) ->
            found.put(
                table,
                keys.keys().stream().map(this::get).filter(item -> !item.isEmpty()).toList()));
    return BatchGetItemResponse.builder().responses(found).unprocessedKeys(Map.of()).build();
  }

  private QueryResponse query(QueryRequest query) {
    String pk = string(query.expressionAttributeValues().get(":pk"));
    List<Map<String, AttributeValue>> items = new ArrayList<>(partition(pk).values());
    if (Boolean.FALSE.equals(query.scanIndexForward())) {
      items = items.reversed();
    }
    int most = query.limit() == null ? Integer.MAX_VALUE : query.limit();
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    Map<String, AttributeValue> last = Map.of();
    boolean isAfter = !query.hasExclusiveStartKey();
    int looked = 0;
    for (Map<String, AttributeValue> item : items) {
      if (!isAfter) {
        isAfter = Items.keyOf(item).equals(query.exclusiveStartKey());
        continue;
      }
      if (!holds(
          query.keyConditionExpression(),
          item,
          query.expressionAttributeNames(),
          query.expressionAttributeValues())) {
        continue;
      }
      if (looked++ == most) {
        break;
      }
      last = Items.keyOf(item);
      if (holds(
          query.filterExpression(),
          item,
          query.expressionAttributeNames(),
          query.expressionAttributeValues())) {
        found.add(item);
      }
    }
    QueryResponse.Builder answer = QueryResponse.builder().items(found).count(found.size());
    return looked > most ? answer.lastEvaluatedKey(last).build() : answer.build();
  }

  private ScanResponse scan(ScanRequest scan) {
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    partitions
        .values()
        .forEach(partition ->
            partition.values().stream()
                .filter(item -> scan.indexName() == null || item.containsKey(scan.indexName()))
                .filter(item ->
                    holds(
                        scan.filterExpression(),
                        item,
                        scan.expressionAttributeNames(),
                        scan.expressionAttributeValues()))
                .forEach(found::add));
    return ScanResponse.builder().items(found).count(found.size()).build();
  }

  private void update(UpdateItemRequest update) {
    Map<String, AttributeValue> item = new HashMap<>(get(update.key()));
    item.putAll(update.key());
    String[] words = update.updateExpression().split("[ ,=]+");
    for (int at = 1; at < words.length; at++) {
      String name = name(words[at], update.expressionAttributeNames());
      switch (words[0]) {
        case "SET" -> item.put(name, update.expressionAttributeValues().get(words[++at]));
        case "REMOVE" -> item.remove(name);
        default -> throw new AssertionError(update.updateExpression());
      }
    }
    put(item);
  }

  private TransactWriteItemsResponse transact(TransactWriteItemsRequest write) {
    List<CancellationReason> reasons = new ArrayList<>();
    Map<Map<String, AttributeValue>, Boolean> touched = new HashMap<>();
    boolean isFine = true;
    for (TransactWriteItem one : write.transactItems()) {
      assert touched.put(Items.keyOf(key(one)), true) == null : "an item twice in a transaction";
      boolean holds = holds(one);
      isFine &= holds;
      reasons.add(
          CancellationReason.builder().code(holds ? "None" : Cancellation.CONDITION).build());
    }
    if (!isFine) {
      throw TransactionCanceledException.builder().cancellationReasons(reasons).build();
    }
    for (TransactWriteItem one : write.transactItems()) {
      if (one.put() != null) {
        put(one.put().item());
      } else if (one.delete() != null) {
        remove(one.delete().key());
      } else if (one.conditionCheck() == null) {
        throw new AssertionError(one);
      }
    }
    return TransactWriteItemsResponse.builder().build();
  }

  private static Map<String, AttributeValue> key(TransactWriteItem one) {
    return one.put() != null
        ? one.put().item()
        : one.delete() != null ? one.delete().key() : one.conditionCheck().key();
  }

  private boolean holds(TransactWriteItem one) {
    if (one.put() != null) {
      return holds(
          one.put().conditionExpression(),
          get(one.put().item()),
          one.put().expressionAttributeNames(),
          one.put().expressionAttributeValues());
    }
    if (one.delete() != null) {
      return holds(
          one.delete().conditionExpression(),
          get(one.delete().key()),
          one.delete().expressionAttributeNames(),
          one.delete().expressionAttributeValues());
    }
    return holds(
        one.conditionCheck().conditionExpression(),
        get(one.conditionCheck().key()),
        one.conditionCheck().expressionAttributeNames(),
        one.conditionCheck().expressionAttributeValues());
  }

  private void check(
      @Nullable String condition,
      Map<String, AttributeValue> key,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    Map<String, AttributeValue> item = get(key);
    if (!holds(condition, item, names, values)) {
      throw ConditionalCheckFailedException.builder().item(item).build();
    }
  }

  /** AND and OR are never mixed in the store's expressions. */
  private static boolean holds(
      @Nullable String expression,
      Map<String, AttributeValue> item,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    if (expression == null) {
      return true;
    }
    String whole = expression.replaceAll("BETWEEN (\\S+) AND (\\S+)", "BETWEEN $1 $2");
    if (whole.contains(" OR ")) {
      return List.of(whole.split(" OR ")).stream().anyMatch(t -> term(t, item, names, values));
    }
    return List.of(whole.split(" AND ")).stream().allMatch(t -> term(t, item, names, values));
  }

  private static boolean term(
      String text,
      Map<String, AttributeValue> item,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    Matcher term = TERM.matcher(text.strip());
    if (!term.matches()) {
      throw new AssertionError("an expression that this table does not know: " + text);
    }
    if (term.group(1) != null) {
      return item.containsKey(name(term.group(2), names))
          == term.group(1).equals("attribute_exists");
    }
    if (term.group(3) != null) {
      return string(item.get(name(term.group(3), names)))
          .startsWith(string(values.get(term.group(4))));
    }
    if (term.group(8) != null) {
      AttributeValue value = item.get(name(term.group(8), names));
      return compare(value, values.get(term.group(9))) >= 0
          && compare(value, values.get(term.group(10))) <= 0;
    }
    AttributeValue value = item.get(name(term.group(5), names));
    if (value == null) {
      return false;
    }
    int order = compare(value, values.get(term.group(7)));
    return switch (term.group(6)) {
      case "=" -> order == 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      default -> order > 0;
    };
  }

  private static String name(String name, Map<String, String> names) {
    return names.getOrDefault(name, name);
  }

  private static String string(@Nullable AttributeValue value) {
    return value == null ? "" : String.valueOf(value.s() == null ? value.n() : value.s());
  }

  private static int compare(@Nullable AttributeValue one, @Nullable AttributeValue other) {
    boolean areNumbers = one != null && one.n() != null;
    return areNumbers
        ? Comparator.<Long>naturalOrder()
            .compare(Long.valueOf(string(one)), Long.valueOf(string(other)))
        : string(one).compareTo(string(other));
  }
}
