package io.dateline.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.feed.Web;
import io.dateline.json.Json;
import io.dateline.place.PlaceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code template.yaml} keeps, as it is written and as CloudFormation gets to see it: most of
 * all what no linter tells before the first deployment fails.
 */
@Order(1)
class TemplateTest {

  private static final String FUNCTION = "AWS::Serverless::Function";
  private static final String QUEUE = "AWS::SQS::Queue";
  private static final Pattern WITHOUT_RESOURCES =
      Pattern.compile("xray:.*|logs:(.*LogDeliver(y|ies)|PutResourcePolicy|Describe.*)");
  private static final Pattern VARIABLE_READ =
      Pattern.compile("(?:getenv|required)\\(\\s*\"([A-Z_0-9]+)\"");

  private static Template template;

  private static final List<String> ACCESS = List.of("private", "members", "public");

  /** As CloudFormation gets to see it, by the value of {@code Access}; empty without translator. */
  private static final Map<String, Template> TRANSFORMED = new TreeMap<>();

  @BeforeAll
  static void read() throws Exception {
    template = Template.read();
    List<Template> seen =
        Template.transformed(ACCESS.stream().map(access -> "Access=" + access).toList());
    for (int i = 0; i < seen.size(); i++) {
      TRANSFORMED.put(ACCESS.get(i), seen.get(i));
    }
  }

  private static Map<String, JsonNode> functions() {
    return template.resources(FUNCTION);
  }

  private static List<JsonNode> events(String type) {
    List<JsonNode> events = new ArrayList<>();
    functions()
        .values()
        .forEach(function ->
            function
                .path("Events")
                .forEach(event -> {
                  if (event.path("Type").asText().equals(type)) {
                    events.add(event.path("Properties"));
                  }
                }));
    return events;
  }

  /** A value or a list of values, as policies have them. */
  private static List<JsonNode> each(JsonNode oneOrMany) {
    List<JsonNode> each = new ArrayList<>();
    if (oneOrMany.isArray()) {
      oneOrMany.forEach(each::add);
    } else {
      each.add(oneOrMany);
    }
    return each;
  }

  private static List<JsonNode> statements(String type) {
    List<JsonNode> statements = new ArrayList<>();
    for (JsonNode resource : template.resources(type).values()) {
      resource.path("PolicyDocument").path("Statement").forEach(statements::add);
    }
    return statements;
  }

  @Test
  void everyHandlerIsAClassThatLambdaCanMake() throws Exception {
    for (JsonNode function : functions().values()) {
      String[] handler = function.path("Handler").asText().split("::", -1);
      Class<?> type = Class.forName(handler[0], false, TemplateTest.class.getClassLoader());
      assertThat(type.getConstructor().getParameterCount()).isZero();
      assertThat(type.getMethods()).extracting("name").contains(handler[1]);
    }
    assertThat(functions()).hasSize(7);
  }

  @Test
  void everyFunctionStartsFromASnapshotBehindAnAlias() {
    JsonNode globals = template.json().at("/Globals/Function");
    assertThat(globals.path("AutoPublishAlias").asText()).isNotEmpty();
    assertThat(globals.path("AutoPublishAliasAllProperties").asBoolean()).isTrue();
    assertThat(globals.at("/SnapStart/ApplyOn").asText()).isEqualTo("PublishedVersions");
    assertThat(globals.path("Tracing").asText()).isEqualTo("Active");
    for (JsonNode part : List.of(globals, template.json().path("Resources"))) {
      assertThat(part.findValues("EphemeralStorage"))
          .as("SnapStart takes 512 MB at most")
          .isEmpty();
    }
  }

  @Test
  void everyFunctionWritesToALogThatIsThrownAwayOneDay() {
    functions()
        .forEach((name, function) -> {
          String log = function.at("/LoggingConfig/LogGroup/Ref").asText();
          assertThat(template.resource(log).path("Type").asText())
              .as(name)
              .isEqualTo("AWS::Logs::LogGroup");
          assertThat(function.at("/LoggingConfig/LogFormat").asText()).as(name).isEqualTo("JSON");
        });
    assertThat(template.resources("AWS::Logs::LogGroup").values())
        .allSatisfy(log -> assertThat(log.path("RetentionInDays").isMissingNode()).isFalse());
  }

  @Test
  void everyFunctionHasARoleOfItsOwnThatMayDoOnlyWhatIsNamed() {
    Set<String> roles = new HashSet<>();
    functions()
        .forEach((name, function) -> {
          roles.add(function.at("/Role/Fn::GetAtt/0").asText());
          assertThat(function.path("Policies").isMissingNode()).as(name).isTrue();
        });
    assertThat(roles).hasSize(functions().size());
    Map<String, JsonNode> all = template.resources("AWS::IAM::Role");
    assertThat(all.keySet()).containsAll(roles);
    for (JsonNode role : all.values()) {
      assertThat(role.path("ManagedPolicyArns").isMissingNode()).isTrue();
      role.path("Policies")
          .forEach(policy -> policy.at("/PolicyDocument/Statement").forEach(this::checkAllowed));
    }
  }

  private void checkAllowed(JsonNode statement) {
    List<JsonNode> actions = each(statement.path("Action"));
    assertThat(actions).allSatisfy(action -> assertThat(action.asText()).doesNotContain("*"));
    boolean knowsNoResources =
        actions.stream().allMatch(action -> WITHOUT_RESOURCES.matcher(action.asText()).matches());
    for (JsonNode resource : each(statement.path("Resource"))) {
      assertThat(resource.asText().equals("*"))
          .as(statement.toString())
          .isEqualTo(knowsNoResources);
    }
  }

  @Test
  void rolesReachTheTableByKeysOfTheirOwn() {
    Map<String, JsonNode> roles = template.resources("AWS::IAM::Role");
    List<String> writers = new ArrayList<>();
    roles.forEach((name, role) -> {
      for (JsonNode statement : role.at("/Policies/0/PolicyDocument/Statement")) {
        if (statement.at("/Resource/Fn::GetAtt").toString().equals("[\"TimelineTable\",\"Arn\"]")) {
          JsonNode condition = statement.path("Condition");
          assertThat(condition.at("/ForAllValues:StringLike/dynamodb:LeadingKeys"))
              .as(name)
              .isNotEmpty()
              .allSatisfy(key -> assertThat(key.asText()).doesNotStartWith("*"));
          assertThat(condition.at("/Null/dynamodb:LeadingKeys").asText())
              .as("for no key at all, all of none are alike")
              .isEqualTo("false");
          assertThat(condition.at("/Bool/aws:SecureTransport").asText()).isEqualTo("true");
          if (each(statement.path("Action")).stream().anyMatch(TemplateTest::isWrite)) {
            writers.add(name);
          }
        }
      }
    });
    assertThat(writers)
        .contains("IngestRole", "FoldRole", "PendingRole", "WatchRole")
        .doesNotContain("QueryRole", "NotifyRole", "BackfillRole");
  }

  private static boolean isWrite(JsonNode action) {
    return action.asText().matches("dynamodb:(Put|Update|Delete|BatchWrite).*");
  }

  @Test
  void theTriggersOfRolesAreOfThisAccount() {
    for (JsonNode role : template.resources("AWS::IAM::Role").values()) {
      JsonNode trust = role.at("/AssumeRolePolicyDocument/Statement/0");
      // Whoever passes a role to Lambda is of its account; Step Functions asks for others too.
      if (!trust.at("/Principal/Service").asText().equals("lambda.amazonaws.com")) {
        assertThat(trust.at("/Condition/StringEquals/aws:SourceAccount/Ref").asText())
            .isEqualTo("AWS::AccountId");
        assertThat(trust.at("/Condition/ArnLike/aws:SourceArn/Fn::Sub").asText())
            .contains(":stateMachine:${AWS::StackName}-");
      }
    }
    assertThat(statements("AWS::SNS::TopicPolicy"))
        .filteredOn(statement -> statement.path("Effect").asText().equals("Allow"))
        .singleElement()
        .satisfies(statement ->
            assertThat(statement.at("/Condition/ArnLike/aws:SourceArn/Fn::Sub").asText())
                .contains(":alarm:${AWS::StackName}-"));
  }

  @Test
  void everyFunctionHasAnAlarm() {
    Set<String> watched = new TreeSet<>();
    for (JsonNode alarm : template.resources("AWS::CloudWatch::Alarm").values()) {
      assertThat(alarm.path("AlarmActions")).isNotEmpty();
      assertThat(alarm.path("AlarmDescription").asText()).isNotEmpty();
      assertThat(alarm.path("TreatMissingData").asText()).isEqualTo("notBreaching");
      if (alarm.path("MetricName").asText().equals("Errors")) {
        watched.addAll(Template.references(alarm.path("Dimensions")));
      }
    }
    assertThat(watched).isEqualTo(functions().keySet());
  }

  @Test
  void everyQueueOfFailuresHasAnAlarmAndIsKept() {
    Set<String> failures = new TreeSet<>();
    events("DynamoDB")
        .forEach(event -> failures.addAll(Template.references(event.path("DestinationConfig"))));
    template
        .resources(QUEUE)
        .values()
        .forEach(queue -> failures.addAll(Template.references(queue.path("RedrivePolicy"))));
    functions()
        .values()
        .forEach(function ->
            failures.addAll(
                Template.references(function.at("/EventInvokeConfig/DestinationConfig"))));
    Set<String> watched = new TreeSet<>();
    template
        .resources("AWS::CloudWatch::Alarm")
        .values()
        .forEach(alarm -> watched.addAll(Template.references(alarm.path("Dimensions"))));
    assertThat(failures).hasSize(4);
    assertThat(watched).containsAll(failures);
    assertThat(failures).allSatisfy(TemplateTest::isKept);
  }

  @Test
  void dataOutlivesTheStack() {
    Stream.of("AWS::S3::Bucket", "AWS::DynamoDB::Table")
        .flatMap(type -> template.resources(type).keySet().stream())
        .forEach(TemplateTest::isKept);
    JsonNode table = template.resource("TimelineTable").path("Properties");
    assertThat(table.path("DeletionProtectionEnabled").asBoolean()).isTrue();
    assertThat(table.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled").asBoolean())
        .isTrue();
  }

  @Test
  void originalsAreKeptUnlessTheirOwnerWantsThemGone() {
    assertThat(parameter("OldVersionDays", "Default").asInt(-1)).isZero();
    JsonNode bucket = template.resource("ArticleBucket").path("Properties");
    assertThat(bucket.at("/VersioningConfiguration/Status").asText()).isEqualTo("Enabled");
    int expiring = 0;
    for (JsonNode rule : bucket.at("/LifecycleConfiguration/Rules")) {
      JsonNode choice = rule.path("Fn::If");
      JsonNode seen = choice.isMissingNode() ? rule : choice.path(1);
      boolean expires =
          Stream.of("ExpirationInDays", "NoncurrentVersionExpiration", "ExpirationDate")
              .anyMatch(seen::has);
      if (expires) {
        expiring++;
        assertThat(choice.path(0).asText()).isEqualTo("ExpiresOldVersions");
        assertThat(seen.has("ExpirationInDays")).as("what is current never expires").isFalse();
      }
    }
    assertThat(expiring).isEqualTo(1);
    assertThat(template.json().at("/Conditions/ExpiresOldVersions/Fn::Not/0/Fn::Equals").toString())
        .isEqualTo("[{\"Ref\":\"OldVersionDays\"},0]");
  }

  @Test
  void articlesAreLockedWhereTheirOwnerWantsIt() {
    assertThat(parameter("ObjectLockMode", "Default").asText()).isEqualTo("no");
    JsonNode bucket = template.resource("ArticleBucket").path("Properties");
    JsonNode lock = bucket.at("/ObjectLockConfiguration/Fn::If");
    assertThat(bucket.at("/ObjectLockEnabled/Fn::If/0").asText()).isEqualTo("LocksObjects");
    assertThat(lock.path(0).asText()).isEqualTo("LocksObjects");
    assertThat(lock.at("/1/Rule/DefaultRetention/Mode/Ref").asText()).isEqualTo("ObjectLockMode");
    assertThat(lock.at("/1/Rule/DefaultRetention/Days/Ref").asText()).isEqualTo("ObjectLockDays");
  }

  private static JsonNode parameter(String name, String attribute) {
    return template.json().path("Parameters").path(name).path(attribute);
  }

  @Test
  void everyFunctionKeepsItsShareOfWhatTheAccountMayRunAtOnce() {
    int reserved = 0;
    for (JsonNode function : functions().values()) {
      JsonNode share = function.path("ReservedConcurrentExecutions").path("Fn::If");
      assertThat(share.path(0).asText()).isEqualTo("ReservesConcurrency");
      assertThat(share.at("/2/Ref").asText()).isEqualTo("AWS::NoValue");
      String parameter = share.at("/1/Ref").asText();
      reserved += parameter.isEmpty() ? share.path(1).asInt() : defaultOf(parameter);
    }
    assertThat(reserved)
        .as("as the parameter's description counts it")
        .isEqualTo(defaultOf("IngestConcurrency") + defaultOf("QueryConcurrency") + 37);
    assertThat(reserved + 100).as("of an account, less what Lambda keeps back").isLessThan(1_000);
    assertThat(parameter("ReservedConcurrency", "Default").asText())
        .as("a new account may run ten: a private stack is made in it all the same")
        .isEqualTo("when-public");
    assertThat(template.json().at("/Conditions/ReservesConcurrency/Fn::Or").toString())
        .isEqualTo(
            "[{\"Fn::Equals\":[{\"Ref\":\"ReservedConcurrency\"},\"yes\"]},{\"Fn::And\":[{\"Fn::Equals\":"
                + "[{\"Ref\":\"ReservedConcurrency\"},\"when-public\"]},{\"Fn::Not\":[{\"Fn::Condition\":\"IsPrivate\"}]}]}]");
  }

  private static int defaultOf(String parameter) {
    return parameter(parameter, "Default").asInt();
  }

  @Test
  void theTableIsAsFastAsItsOwnerWillPayFor() {
    JsonNode table = template.resource("TimelineTable").path("Properties");
    assertThat(table.at("/OnDemandThroughput/Fn::If/1/MaxWriteRequestUnits/Fn::If/1/Ref").asText())
        .isEqualTo("MaxWriteUnits");
    assertThat(table.at("/OnDemandThroughput/Fn::If/1/MaxReadRequestUnits/Fn::If/1/Ref").asText())
        .isEqualTo("MaxReadUnits");
    JsonNode index = table.at("/GlobalSecondaryIndexes/0/OnDemandThroughput/Fn::If/1");
    assertThat(index.at("/MaxWriteRequestUnits/Ref").asText()).isEqualTo("MaxWriteUnits");
  }

  @Test
  void aTimelineThatTimesOutHoldsUpItsShardForHalfAnHourAtMost() {
    JsonNode function = template.resource("FoldFunction").path("Properties");
    JsonNode source = function.at("/Events/Heads/Properties");
    int halvings = Integer.SIZE - Integer.numberOfLeadingZeros(source.path("BatchSize").asInt());
    int tries = 1 + source.path("MaximumRetryAttempts").asInt();
    assertThat((halvings + tries) * function.path("Timeout").asInt()).isLessThanOrEqualTo(1_800);
    assertThat(source.path("MaximumRecordAgeInSeconds").asInt()).isLessThanOrEqualTo(3_600);
    assertThat(template.resource("PendingFunction").at("/Properties/Timeout").asInt())
        .as("what took too long is given all the time that there is")
        .isEqualTo(900);
  }

  @Test
  void feedsAreWatchedOnlyWhereTheirOwnerWantsIt() {
    assertThat(parameter("WatchEvery", "Default").asText()).isEqualTo("0");
    JsonNode function = template.resource("WatchFunction").path("Properties");
    JsonNode schedule = function.at("/Events/Round/Properties");
    assertThat(schedule.path("State").toString())
        .isEqualTo("{\"Fn::If\":[\"WatchesFeeds\",\"ENABLED\",\"DISABLED\"]}");
    assertThat(schedule.at("/Schedule/Fn::If/1/Fn::Sub").asText())
        .isEqualTo("rate(${WatchEvery} minutes)");
    assertThat(parameter("WatchEvery", "AllowedValues"))
        .as("1 would be one minute, in the singular")
        .allSatisfy(value -> assertThat(value.asInt()).isNotEqualTo(1));
    assertThat(template.json().at("/Rules/WhoWatchesSaysWhoTheyAre/RuleCondition").toString())
        .isEqualTo("{\"Fn::Not\":[{\"Fn::Equals\":[{\"Ref\":\"WatchEvery\"},\"0\"]}]}");
    Pattern contact = Pattern.compile(parameter("WatchContact", "AllowedPattern").asText());
    for (String good : List.of("news@example.org", "https://example.org/about")) {
      assertThat(good).matches(contact);
      assertThat(Web.userAgent(good)).isEqualTo("Dateline/1.0 (+" + good + ")");
    }
    assertThat(List.of("me", "a@b (c)", "a@b c")).noneMatch(bad -> contact.matcher(bad).matches());
    assertThat(function.at("/EventInvokeConfig/MaximumRetryAttempts").asInt(-1)).isZero();
    for (JsonNode statement :
        template.resource("WatchRole").at("/Properties/Policies/0/PolicyDocument/Statement")) {
      if (statement.path("Action").asText().equals("s3:PutObject")) {
        assertThat(statement.at("/Resource/Fn::Sub").asText())
            .isEqualTo("${ArticleBucket.Arn}/articles/*/feeds/*");
      }
    }
  }

  @Test
  void theStateMachineTellsWhatFailedAndNotOfWhat() {
    JsonNode logging = template.resource("Backfill").at("/Properties/Logging");
    assertThat(logging.path("Level").asText()).isEqualTo("ERROR");
    assertThat(logging.path("IncludeExecutionData").asBoolean(true)).isFalse();
    assertThat(Template.references(logging)).containsExactly("BackfillLog");
  }

  @Test
  void nothingThatACallerWritesStandsUnescapedInTheAccessLog() {
    String format =
        template.resource("QueryApi").at("/Properties/AccessLogSettings/Format").asText();
    assertThat(format)
        .contains("$context.requestId", "$context.status")
        .doesNotContain("$context.path", "$context.requestOverride", "userAgent");
  }

  @Test
  void throttledFunctionsHaveAnAlarm() {
    Set<String> watched = new TreeSet<>();
    for (JsonNode alarm : template.resources("AWS::CloudWatch::Alarm").values()) {
      for (JsonNode metric : alarm.path("Metrics")) {
        JsonNode stat = metric.at("/MetricStat/Metric");
        if (stat.path("MetricName").asText().equals("Throttles")) {
          watched.addAll(Template.references(stat));
          assertThat(alarm.at("/Metrics/0/Expression").asText())
              .contains("FILL(" + metric.path("Id").asText() + ", 0)");
        }
      }
    }
    assertThat(watched).isEqualTo(functions().keySet());
  }

  private static void isKept(String resource) {
    assertThat(template.resource(resource).path("DeletionPolicy").asText())
        .as(resource)
        .isEqualTo("Retain");
    assertThat(template.resource(resource).path("UpdateReplacePolicy").asText())
        .as(resource)
        .isEqualTo("Retain");
  }

  @Test
  void queuesWaitSixTimesAsLongAsTheirFunction() {
    for (JsonNode function : functions().values()) {
      for (JsonNode event : function.path("Events")) {
        if (event.path("Type").asText().equals("SQS")) {
          JsonNode source = event.path("Properties");
          JsonNode queue = template.resource(source.at("/Queue/Fn::GetAtt/0").asText());
          assertThat(queue.at("/Properties/VisibilityTimeout").asInt())
              .isGreaterThanOrEqualTo(6 * function.path("Timeout").asInt());
          assertThat(source.path("FunctionResponseTypes").path(0).asText())
              .isEqualTo("ReportBatchItemFailures");
          assertThat(
                  source.path("BatchSize").asInt() <= 10
                      || source.has("MaximumBatchingWindowInSeconds"))
              .isTrue();
        }
      }
    }
    assertThat(events("SQS")).isNotEmpty();
  }

  @Test
  void streamsGiveUpAtSomeTimeAndSayOnWhat() {
    assertThat(events("DynamoDB"))
        .hasSize(2)
        .allSatisfy(source -> {
          assertThat(source.path("BisectBatchOnFunctionError").asBoolean()).isTrue();
          assertThat(source.path("MaximumRetryAttempts").asInt()).isBetween(1, 100);
          assertThat(source.path("MaximumRecordAgeInSeconds").asInt()).isBetween(60, 86_400);
          assertThat(source.at("/DestinationConfig/OnFailure").isMissingNode()).isFalse();
        });
  }

  @Test
  void theQueryFunctionAnswersBeforeTheApiGivesUp() {
    for (JsonNode function : functions().values()) {
      boolean isBehindApi = function.path("Events").findValuesAsText("Type").contains("HttpApi");
      assertThat(!isBehindApi || function.path("Timeout").asInt() <= 29).isTrue();
    }
  }

  @Test
  void onlyTheBucketMayPutIntoTheQueueThatItTells() {
    JsonNode bucket = template.resource("ArticleBucket");
    JsonNode configurations =
        bucket.at("/Properties/NotificationConfiguration/QueueConfigurations");
    assertThat(configurations).isNotEmpty();
    for (JsonNode configuration : configurations) {
      JsonNode queue = configuration.path("Queue");
      assertThat(statements("AWS::SQS::QueuePolicy"))
          .anySatisfy(statement -> {
            assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
            assertThat(statement.at("/Principal/Service").asText()).isEqualTo("s3.amazonaws.com");
            assertThat(statement.path("Resource")).isEqualTo(queue);
            assertThat(statement.at("/Condition/ArnEquals/aws:SourceArn/Fn::Sub").asText())
                .endsWith(":s3:::" + bucket.at("/Properties/BucketName/Fn::Sub").asText());
            assertThat(statement.at("/Condition/StringEquals").has("aws:SourceAccount")).isTrue();
          });
      assertThat(configuration.at("/Filter/S3Key/Rules/0/Value").asText())
          .isIn("articles/", PlaceFile.NAME);
    }
    assertThat(bucket.path("DependsOn").asText())
        .as("S3 tries whether it may put into the queue when the bucket is made")
        .isEqualTo("ArticleQueuePolicy");
  }

  @Test
  void bucketAndQueuesTakeTlsOnly() {
    Set<String> closed = new TreeSet<>();
    for (String type : List.of("AWS::SQS::QueuePolicy", "AWS::S3::BucketPolicy")) {
      for (JsonNode statement : statements(type)) {
        if (statement.at("/Condition/Bool/aws:SecureTransport").asText().equals("false")) {
          assertThat(statement.path("Effect").asText()).isEqualTo("Deny");
          closed.addAll(Template.references(statement.path("Resource")));
        }
      }
    }
    assertThat(closed)
        .containsAll(template.resources(QUEUE).keySet())
        .containsAll(template.resources("AWS::S3::Bucket").keySet());
  }

  @Test
  void reportsOfBackfillsAreNoArticles() {
    JsonNode map = template.resource("Backfill").at("/Properties/Definition/States/Articles");
    assertThat(Template.references(map.path("ResultWriter"))).contains("ReportBucket");
    assertThat(map.at("/ItemBatcher/MaxItemsPerBatch").asInt()).isLessThanOrEqualTo(10);
    JsonNode policy =
        template.resource("BackfillRole").at("/Properties/Policies/0/PolicyDocument/Statement");
    for (JsonNode statement : policy) {
      if (statement.path("Action").toString().contains("s3:Put")) {
        assertThat(Template.references(statement.path("Resource"))).containsExactly("ReportBucket");
      }
    }
    assertThat(policy.at("/0/Action").asText()).isEqualTo("s3:ListBucket");
    assertThat(policy.at("/0/Condition/StringLike/s3:prefix").asText()).isEqualTo("articles/*");
  }

  @Test
  void parametersAndOutputsAreDescribed() {
    for (String section : List.of("Parameters", "Outputs")) {
      template
          .json()
          .path(section)
          .properties()
          .forEach(one ->
              assertThat(one.getValue().path("Description").asText())
                  .as(one.getKey())
                  .isNotEmpty());
    }
    JsonNode groups =
        template.json().at("/Metadata/AWS::CloudFormation::Interface/ParameterGroups");
    List<String> grouped = new ArrayList<>();
    groups.forEach(group -> group.path("Parameters").forEach(name -> grouped.add(name.asText())));
    List<String> parameters = new ArrayList<>();
    template.json().path("Parameters").fieldNames().forEachRemaining(parameters::add);
    assertThat(grouped).containsExactlyInAnyOrderElementsOf(parameters);
  }

  @Test
  void everyVariableThatIsReadIsSet() throws IOException {
    Set<String> read = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of("src/main/java/io/dateline/aws"))) {
      for (Path file : files.toList()) {
        Matcher variables = VARIABLE_READ.matcher(Files.readString(file));
        while (variables.find()) {
          read.add(variables.group(1));
        }
      }
    }
    // What Lambda sets itself.
    read.removeIf(name -> name.startsWith("AWS_LAMBDA_") || name.startsWith("_"));
    assertThat(read).isNotEmpty();
    assertThat(variables()).containsAll(read);
  }

  @Test
  void samLocalMaySetTheVariablesOfItsFile() throws IOException {
    List<String> set = new ArrayList<>();
    Json.json()
        .readTree(Files.readString(Path.of("events/env.json")))
        .path("Parameters")
        .fieldNames()
        .forEachRemaining(set::add);
    assertThat(variables()).as("it ignores what the template does not name").containsAll(set);
    assertThat(set).contains("TABLE_NAME", "AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL_S3");
  }

  private static Set<String> variables() {
    Set<String> variables = new TreeSet<>();
    for (JsonNode environment : template.json().findValues("Environment")) {
      environment.path("Variables").fieldNames().forEachRemaining(variables::add);
    }
    return variables;
  }

  @Test
  void nothingGoesInCircles() {
    assertThat(circle(template)).isEmpty();
  }

  /** Resources that wait for one another; empty if there are none. */
  private static List<String> circle(Template template) {
    Map<String, Set<String>> waits = new TreeMap<>();
    JsonNode resources = template.json().path("Resources");
    resources
        .properties()
        .forEach(resource -> {
          Set<String> needed = Template.references(resource.getValue());
          needed.removeIf(name -> !resources.has(name));
          waits.put(resource.getKey(), needed);
        });
    boolean isShrinking = true;
    while (isShrinking) {
      Set<String> ready = new TreeSet<>();
      waits.forEach((name, needed) -> {
        if (needed.isEmpty()) {
          ready.add(name);
        }
      });
      waits.keySet().removeAll(ready);
      waits.values().forEach(needed -> needed.removeAll(ready));
      isShrinking = !ready.isEmpty();
    }
    return List.copyOf(waits.keySet());
  }

  // ---- As CloudFormation gets to see it ----

  private static Template transformed(String access) {
    Template transformed = TRANSFORMED.get(access);
    assumeTrue(
        transformed != null,
        "not checked: python3 with aws-sam-translator and cfn-lint is not on this machine");
    return Objects.requireNonNull(transformed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"private", "members", "public"})
  void transformedItKeepsWhatItPromises(String access) {
    Template seen = transformed(access);
    assertThat(circle(seen)).isEmpty();
    Map<String, JsonNode> functions = seen.resources("AWS::Lambda::Function");
    assertThat(functions.keySet()).isEqualTo(functions().keySet());
    functions.forEach((name, function) -> {
      assertThat(function.path("Runtime").asText()).as(name).isEqualTo("java25");
      assertThat(function.path("Architectures").path(0).asText()).as(name).isEqualTo("arm64");
      assertThat(function.at("/SnapStart/ApplyOn").asText())
          .as(name)
          .isEqualTo("PublishedVersions");
      assertThat(function.at("/TracingConfig/Mode").asText()).as(name).isEqualTo("Active");
      assertThat(function.at("/LoggingConfig/LogGroup").has("Ref")).as(name).isTrue();
      assertThat(seen.resources("AWS::Lambda::Alias").values())
          .as(name)
          .anySatisfy(alias -> assertThat(alias.at("/FunctionName/Ref").asText()).isEqualTo(name));
    });
    assertThat(seen.resources("AWS::IAM::Role").keySet())
        .as("SAM adds no roles, which have more rights")
        .isEqualTo(template.resources("AWS::IAM::Role").keySet());
  }

  @Test
  void cfnLintFindsNothing(@TempDir Path folder) throws Exception {
    List<String> files = new ArrayList<>(List.of(Template.FILE.toString()));
    for (Map.Entry<String, Template> one : TRANSFORMED.entrySet()) {
      Path file = folder.resolve(one.getKey() + ".json");
      files.add(Files.writeString(file, one.getValue().json().toString()).toString());
    }
    assertThat(lint(files)).isEmpty();
  }

  private static String lint(List<String> files) throws Exception {
    List<String> command = new ArrayList<>(List.of("cfn-lint"));
    command.addAll(files);
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      assumeTrue(false, "not checked: cfn-lint is not on this machine");
      throw e;
    }
    String findings = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return findings;
  }

  @Test
  void everyTriggerGoesToAnAlias() {
    Template seen = transformed("private");
    Set<String> aliases = seen.resources("AWS::Lambda::Alias").keySet();
    List<JsonNode> triggers = new ArrayList<>();
    triggers.addAll(seen.resources("AWS::Lambda::EventSourceMapping").values());
    triggers.addAll(seen.resources("AWS::Lambda::Permission").values());
    assertThat(triggers).hasSize(15);
    assertThat(triggers)
        .allSatisfy(
            trigger -> assertThat(aliases).contains(trigger.at("/FunctionName/Ref").asText()));
    assertThat(Template.references(seen.resource("QueryApi"))).containsAnyElementsOf(aliases);
    assertThat(Template.references(seen.resource("PendingFunctionPending")))
        .containsAnyElementsOf(aliases);
  }

  @ParameterizedTest
  @ValueSource(strings = {"private", "members", "public"})
  void theApiIsOpenOnlyWhereItIsToBe(String access) {
    Template seen = transformed(access);
    JsonNode api = seen.resource("QueryApi").at("/Properties/Body");
    assertThat(api.at("/paths/$default/x-amazon-apigateway-any-method/isDefaultRoute").asBoolean())
        .isTrue();
    String decisions = "/v1/timelines/{timeline}/decisions";
    Map<String, String> authorizers = new TreeMap<>();
    for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        assertThat(method.getValue().has("x-amazon-apigateway-integration")).isTrue();
        authorizers.put(
            method.getKey().replace("x-amazon-apigateway-any-method", "any") + " " + path.getKey(),
            chosen(seen, method.getValue().path("security"), access).findPath("Ref").isTextual()
                ? "nobody"
                : chosen(seen, method.getValue().path("security"), access)
                    .path(0)
                    .fieldNames()
                    .next());
      }
    }
    String writing = access.equals("members") ? "Members" : "AWS_IAM";
    String reading = access.equals("public") ? "nobody" : writing;
    assertThat(authorizers)
        .isEqualTo(
            Map.of(
                "any $default",
                access.equals("private") ? "AWS_IAM" : "nobody",
                "any /v1/{proxy+}",
                reading,
                "any /members/{proxy+}",
                writing,
                "post " + decisions,
                writing,
                "delete " + decisions + "/{decision}",
                writing,
                "put /v1/timelines/{timeline}",
                writing,
                "put /iam/v1/timelines/{timeline}",
                "AWS_IAM",
                "any /iam/{proxy+}",
                "AWS_IAM",
                "post /iam" + decisions,
                "AWS_IAM",
                "delete /iam" + decisions + "/{decision}",
                "AWS_IAM"));
    JsonNode schemes = api.at("/components/securitySchemes");
    assertThat(schemes.at("/AWS_IAM/x-amazon-apigateway-authtype").asText()).isEqualTo("awsSigv4");
    JsonNode jwt =
        chosen(seen, schemes.path("Members"), access).path("x-amazon-apigateway-authorizer");
    assertThat(jwt.isObject()).isEqualTo(access.equals("members"));
    if (access.equals("members")) {
      assertThat(jwt.path("type").asText()).isEqualTo("jwt");
      assertThat(jwt.at("/jwtConfiguration/issuer/Ref").asText()).isEqualTo("OidcIssuer");
      assertThat(jwt.at("/jwtConfiguration/audience/0/Ref").asText()).isEqualTo("OidcClient");
    }
    assertThat(seen.json().at("/Parameters/Access/Default").asText()).isEqualTo("private");
  }

  /** What a part of the template is, as {@code Access} chooses it by {@code !If}. */
  private static JsonNode chosen(Template seen, JsonNode part, String access) {
    JsonNode choice = part.path("Fn::If");
    if (choice.isMissingNode()) {
      return part;
    }
    JsonNode condition = seen.json().path("Conditions").path(choice.path(0).asText());
    assertThat(condition.at("/Fn::Equals/0/Ref").asText()).isEqualTo("Access");
    boolean holds = condition.at("/Fn::Equals/1").asText().equals(access);
    return chosen(seen, choice.path(holds ? 1 : 2), access);
  }

  @Test
  void membersSignInSomewhere() {
    JsonNode rule = template.json().at("/Rules/MembersSignInSomewhere");
    assertThat(rule.path("RuleCondition").toString())
        .isEqualTo("{\"Fn::Equals\":[{\"Ref\":\"Access\"},\"members\"]}");
    assertThat(Template.references(rule.path("Assertions")))
        .containsExactly("OidcClient", "OidcIssuer");
    assertThat(Template.references(template.json().at("/Rules/EditorsHaveAClaimWithAValue")))
        .containsExactly("EditorClaim", "EditorValue");
    assertThat(Template.references(template.json().at("/Rules/ReadersHaveAClaimWithAValue")))
        .containsExactly("ReaderClaim", "ReaderValue");
    for (String given : List.of("ReaderClaim", "ReaderValue", "EditorClaim", "EditorValue")) {
      Pattern named = Pattern.compile(parameter(given, "AllowedPattern").asText());
      assertThat("cognito:groups").matches(named);
      assertThat("").matches(named);
      assertThat(" ").as("%s of blanks", given).doesNotMatch(named);
    }
    for (String function : List.of("QueryFunction", "EditFunction")) {
      JsonNode variables = template.resource(function).at("/Properties/Environment/Variables");
      assertThat(Template.references(variables))
          .as("%s checks rights too", function)
          .contains(
              "Access",
              "OidcIssuer",
              "OidcClient",
              "OidcHosts",
              "ReaderClaim",
              "ReaderValue",
              "EditorClaim",
              "EditorValue");
    }
    Pattern hosts = Pattern.compile(parameter("OidcHosts", "AllowedPattern").asText());
    assertThat("https://a.example,https://b.example:8443").matches(hosts);
    assertThat("https://a.example; script-src *").doesNotMatch(hosts);
  }
}
