package io.hearthline.systemtests;

import io.hearthline.sandbox.suite.PortPlan;
import io.hearthline.sandbox.suite.Suite;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the suite for the first test that wants it and ends it after the last. */
final class SuiteExtension implements ParameterResolver {
    private static final double PACE = 4;

    /** The suite in JUnit's store, which closes it. */
    private record Running(Line line) implements AutoCloseable {
        static Running start() {
            return new Running(new Line(Suite.start(Suite.Plan.of(PortPlan.free(), PACE), System.out::println)));
        }

        @Override
        public void close() {
            line.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Line.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SuiteExtension.class))
                .computeIfAbsent(Running.class, _ -> Running.start(), Running.class)
                .line();
    }
}
