package io.dateline.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A CloudFormation template.
 *
 * @param json with the short forms of functions written out: {@code !Ref X} as {@code {"Ref": "X"}}
 */
record Template(JsonNode json) {

  static final Path FILE = Path.of("template.yaml");

  private static final Path TRANSFORM = Path.of("src/test/resources/io/dateline/aws/transform.py");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9]+)[.}]");

  /** As it is written. */
  static Template read() throws IOException {
    Yaml yaml = new Yaml(new Functions());
    return new Template(Json.json().valueToTree(yaml.load(Files.readString(FILE))));
  }

  /**
   * As CloudFormation gets to see it, once for each parameter; none on a machine without SAM's
   * translator.
   *
   * @param parameters such as {@code Access=public}
   */
  static List<Template> transformed(List<String> parameters)
      throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(
                Stream.of("python3", TRANSFORM.toString(), FILE.toString()), parameters.stream())
            .toList();
    Path output = Files.createTempFile("template", ".json");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("the translator did not end");
      }
      return switch (process.exitValue()) {
        case 0 -> {
          List<Template> templates = new ArrayList<>();
          Json.json().readTree(output.toFile()).forEach(one -> templates.add(new Template(one)));
          yield templates;
        }
        case 3 -> List.of();
        default -> throw new IOException("the translator refuses the template: see above");
      };
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).startsWith("Cannot run program")) {
        return List.of();
      }
      throw e;
    } finally {
      Files.deleteIfExists(output);
    }
  }

  /** The resources of a type, by name. */
  Map<String, JsonNode> resources(String type) {
    Map<String, JsonNode> found = new TreeMap<>();
    json.path("Resources")
        .properties()
        .forEach(resource -> {
          if (resource.getValue().path("Type").asText().equals(type)) {
            found.put(resource.getKey(), resource.getValue().path("Properties"));
          }
        });
    return found;
  }

  JsonNode resource(String name) {
    return json.path("Resources").path(name);
  }

  /** The resources and parameters that a part of the template refers to. */
  static Set<String> references(JsonNode part) {
    Set<String> references = new TreeSet<>();
    for (JsonNode node : (Iterable<JsonNode>) () -> everything(part)) {
      if (node.path("Ref").isTextual()) {
        references.add(node.path("Ref").asText());
      }
      JsonNode attribute = node.path("Fn::GetAtt");
      if (!attribute.isMissingNode()) {
        references.add(attribute.isArray() ? attribute.path(0).asText() : attribute.asText());
      }
      JsonNode text = node.path("Fn::Sub");
      Matcher variables =
          VARIABLE.matcher(text.isArray() ? text.path(0).asText() : text.asText(""));
      while (variables.find()) {
        references.add(variables.group(1));
      }
      JsonNode after = node.path("DependsOn");
      if (after.isTextual()) {
        references.add(after.asText());
      }
      after.forEach(name -> references.add(name.asText()));
    }
    return references;
  }

  /** A part of the template and all that is in it. */
  static Iterator<JsonNode> everything(JsonNode part) {
    return Stream.concat(
            Stream.of(part),
            StreamSupport.stream(part.spliterator(), false)
                .flatMap(child ->
                    StreamSupport.stream(
                        ((Iterable<JsonNode>) () -> everything(child)).spliterator(), false)))
        .iterator();
  }

  /** The short forms of CloudFormation's functions. */
  private static final class Functions extends SafeConstructor {
    Functions() {
      super(new LoaderOptions());
      yamlMultiConstructors.put("!", new Written());
    }

    private final class Written extends org.yaml.snakeyaml.constructor.AbstractConstruct {
      @Override
      public Object construct(Node node) {
        String name = node.getTag().getValue().substring(1);
        Object value =
            switch (node) {
              case ScalarNode scalar -> scalar.getValue();
              case SequenceNode sequence -> constructSequence(sequence);
              case MappingNode mapping -> constructMapping(mapping);
              default -> throw new IllegalArgumentException(node.toString());
            };
        if (name.equals("GetAtt")) {
          value = List.of(String.valueOf(value).split("\\.", 2));
        }
        return Map.of(name.equals("Ref") ? name : "Fn::" + name, value);
      }
    }
  }
}
