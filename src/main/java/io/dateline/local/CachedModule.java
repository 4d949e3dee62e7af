package io.dateline.local;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Mends an automatic module that comes out of the JVM's class cache. Such a module reads all that
 * is on the class path; JDK 25's cache (JEP 483) keeps that for the JVM but not for the linking of
 * lambdas, which then fails with an {@code IllegalAccessError}.
 */
final class CachedModule {

  private static final ClassDesc MODULE = ClassDesc.of("java.lang.Module");
  private static final MethodTypeDesc ADD_READS = MethodTypeDesc.of(MODULE, MODULE);

  private CachedModule() {}

  /**
   * Lets the module of a class read the class path; does nothing for one that is on it itself.
   *
   * @param ofModule a class of the module, in a package that is open to us
   */
  static void readClassPath(Class<?> ofModule) {
    Module module = ofModule.getModule();
    Module classPath = CachedModule.class.getModule();
    if (module.canRead(classPath)) {
      return;
    }
    // Only a class of the module itself may say so: one is put beside the given one.
    byte[] reader =
        ClassFile.of()
            .build(
                ClassDesc.of(ofModule.getPackageName(), "ClassPathReader"),
                made ->
                    made.withMethodBody(
                        "read",
                        MethodTypeDesc.of(MODULE, MODULE, MODULE),
                        ClassFile.ACC_STATIC,
                        code ->
                            code.aload(0)
                                .aload(1)
                                .invokevirtual(MODULE, "addReads", ADD_READS)
                                .areturn()));
    try {
      MethodHandles.Lookup inside = MethodHandles.privateLookupIn(ofModule, MethodHandles.lookup());
      inside
          .findStatic(
              inside.defineClass(reader),
              "read",
              MethodType.methodType(Module.class, Module.class, Module.class))
          .invokeWithArguments(module, classPath);
    } catch (Throwable e) {
      throw new LinkageError(module + " cannot read the class path", e);
    }
  }
}
