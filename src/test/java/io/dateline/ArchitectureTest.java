package io.dateline;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Keeps the packages in the order in which the data flows through them. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.dateline");

  /** Which of our packages each may use. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("text", Set.of()),
          Map.entry("place", Set.of()),
          Map.entry("article", Set.of("text")),
          Map.entry("time", Set.of("text")),
          Map.entry("event", Set.of("text", "place", "article", "time")),
          Map.entry("timeline", Set.of("text", "place", "article", "time", "event")),
          Map.entry("json", Set.of("text", "place", "article", "time", "event", "timeline")),
          Map.entry(
              "store", Set.of("json", "text", "place", "article", "time", "event", "timeline")),
          Map.entry("feed", Set.of("article", "store")),
          Map.entry(
              "api",
              Set.of("json", "text", "place", "article", "event", "time", "timeline", "store")),
          Map.entry(
              "aws",
              Set.of("json", "place", "article", "event", "timeline", "store", "feed", "api")),
          Map.entry(
              "local",
              Set.of(
                  "json",
                  "text",
                  "place",
                  "article",
                  "time",
                  "event",
                  "timeline",
                  "store",
                  "feed",
                  "api",
                  "aws")));

  /** Which libraries each may use, beside the JDK and JSpecify. */
  private static final Map<String, List<String>> LIBRARIES =
      Map.ofEntries(
          Map.entry("text", List.of("opennlp.", "javax.xml.stream.")),
          Map.entry(
              "article",
              List.of(
                  "org.jsoup.",
                  "com.fasterxml.jackson.",
                  "org.apache.pdfbox.",
                  "org.apache.fontbox.",
                  "org.apache.james.mime4j.",
                  "org.commonmark.",
                  "org.netpreserve.jwarc.",
                  "javax.xml.stream.")),
          Map.entry("time", List.of()),
          Map.entry("event", List.of()),
          Map.entry("timeline", List.of()),
          Map.entry("json", List.of("com.fasterxml.jackson.")),
          Map.entry("store", List.of("com.fasterxml.jackson.", "software.amazon.awssdk.")),
          Map.entry(
              "feed",
              List.of("org.jsoup.", "org.apache.hc.", "crawlercommons.robots.", "javax.net.ssl.")),
          Map.entry(
              "api",
              List.of(
                  "com.fasterxml.jackson.",
                  "com.google.errorprone.annotations.",
                  "javax.crypto.",
                  "javax.xml.stream.")),
          Map.entry(
              "aws",
              List.of(
                  "com.fasterxml.jackson.",
                  "software.amazon.awssdk.",
                  "com.amazonaws.",
                  "org.jsoup.",
                  "org.crac.")),
          Map.entry(
              "local",
              List.of(
                  "com.fasterxml.jackson.",
                  "software.amazon.",
                  "com.amazonaws.",
                  "com.nimbusds.",
                  "picocli.",
                  "com.sun.net.httpserver.")));

  @Test
  void packagesUseOnlyWhatComesBeforeThem() {
    Set<String> forbidden = new TreeSet<>();
    for (JavaClass from : CLASSES) {
      from.getDirectDependenciesFromSelf()
          .forEach(dependency -> {
            String own = stage(from.getPackageName());
            String other = stage(dependency.getTargetClass().getPackageName());
            if (!other.isEmpty()
                && !other.equals(own)
                && !MAY_USE.getOrDefault(own, Set.of()).contains(other)) {
              forbidden.add(dependency.getDescription());
            }
          });
    }
    assertThat(forbidden).isEmpty();
  }

  @Test
  void packagesUseOnlyTheirLibraries() {
    Set<String> forbidden = new TreeSet<>();
    for (JavaClass from : CLASSES) {
      String own = stage(from.getPackageName());
      from.getDirectDependenciesFromSelf()
          .forEach(dependency -> {
            String name = dependency.getTargetClass().getBaseComponentType().getName();
            boolean known =
                name.startsWith("java.")
                    || name.startsWith("io.dateline.")
                    || name.startsWith("org.jspecify.")
                    || name.indexOf('.') < 0
                    || LIBRARIES.getOrDefault(own, List.of()).stream().anyMatch(name::startsWith);
            if (!known) {
              forbidden.add(own + " uses " + name);
            }
          });
    }
    assertThat(forbidden).isEmpty();
  }

  /** What is peculiar to languages is asked of the tagger and of what it tells of a sentence. */
  @Test
  void languagesAreKnownToTheTaggerAlone() {
    Set<String> users = new TreeSet<>();
    for (JavaClass from : CLASSES) {
      boolean inside = from.getPackageName().equals("io.dateline.time.lang");
      boolean uses =
          from.getDirectDependenciesFromSelf().stream()
              .anyMatch(
                  used -> used.getTargetClass().getPackageName().equals("io.dateline.time.lang"));
      if (!inside && uses) {
        users.add(topLevel(from));
      }
    }
    assertThat(users)
        .containsExactly("LanguageTagger", "StatementReader", "StatementTitle", "StatementTraits");
  }

  private static String topLevel(JavaClass type) {
    String name = type.getName().substring(type.getPackageName().length() + 1);
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }

  @Test
  void noPackagesUseEachOther() {
    slices().matching("io.dateline.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  /** {@code time} for {@code io.dateline.time.grammar}; empty for what is not ours. */
  private static String stage(String packageName) {
    if (!packageName.startsWith("io.dateline.")) {
      return "";
    }
    String rest = packageName.substring("io.dateline.".length());
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }
}
