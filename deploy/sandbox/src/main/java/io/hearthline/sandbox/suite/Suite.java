package io.hearthline.sandbox.suite;

import io.hearthline.standins.EmbeddedKafka;
import io.hearthline.standins.EmbeddedPostgres;
import io.hearthline.standins.EmbeddedRedis;
import io.hearthline.standins.StandIns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Everything, running: Kafka, Redis and Postgres as processes, the vendors' stand-ins in this JVM, the four services as
 * child JVMs. All of it, files included, is gone after {@link #close()}, and when this JVM ends in whatever way.
 */
public final class Suite implements AutoCloseable {
    static final String DATABASE = "hearthline";

    private final Plan plan;
    private final Cleanup cleanup;
    private final RunFolder folder;
    private final Reaper reaper;
    private final StandIns standIns;
    private final EmbeddedPostgres postgres;
    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
    private final Api api;
    private final EventFeed events;

    /**
     * How to run.
     *
     * @param pace how many times faster than life the phones play
     * @param extraSettings for every service, over the usual ones
     */
    public record Plan(PortPlan ports, double pace, Secrets secrets, Map<String, String> extraSettings) {
        public Plan {
            extraSettings = Map.copyOf(extraSettings);
        }

        /** With new secrets and the usual settings. */
        public static Plan of(PortPlan ports, double pace) {
            return new Plan(ports, pace, Secrets.random(), Map.of());
        }
    }

    /**
     * Starts it all and waits until every service is ready.
     *
     * @param progress told in a few words what takes its time
     * @throws StartFailure if something did not start; nothing is left running then
     */
    public static Suite start(Plan plan, Consumer<String> progress) {
        Cleanup cleanup = new Cleanup();
        Thread atExit = new Thread(() -> cleanup.run(true), "end-suite");
        Runtime.getRuntime().addShutdownHook(atExit);
        cleanup.add(exiting -> {
            if (!exiting) {
                Runtime.getRuntime().removeShutdownHook(atExit);
            }
        });
        try {
            return new Suite(plan, cleanup, progress);
        } catch (RuntimeException e) {
            cleanup.run(false);
            throw e instanceof StartFailure ? e : new StartFailure(reason(e), e);
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private Suite(Plan plan, Cleanup cleanup, Consumer<String> progress) {
        this.plan = plan;
        this.cleanup = cleanup;
        this.folder = RunFolder.create();
        this.reaper = Reaper.start(folder.path());
        cleanup.add(exiting -> {
            folder.delete();
            reaper.close();
        });
        System.setProperty("vertx.cacheDirBase", folder.of("vertx").toString());
        progress.accept("starting Kafka, Redis, Postgres and the vendors' stand-ins");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var kafka = inParallel(this::startKafka, threads);
            var redis = inParallel(this::startRedis, threads);
            var database = inParallel(this::startPostgres, threads);
            this.standIns = startStandIns();
            this.postgres = database.join();
            CompletableFuture.allOf(kafka, redis).join();
            ProcessHandle.current().children().forEach(reaper::watch);
            progress.accept("starting the four services");
            startServices(threads);
        }
        this.api = new Api(plan.ports(), Settings.CLIENT_ID, plan.secrets().clientSecret());
        cleanup.add(_ -> api.close());
        this.events = EventFeed.start(kafkaServers());
        cleanup.add(_ -> events.close());
    }

    private static <T> CompletableFuture<T> inParallel(Supplier<T> work, ExecutorService threads) {
        return CompletableFuture.supplyAsync(work, threads);
    }

    private EmbeddedKafka startKafka() {
        EmbeddedKafka kafka =
                EmbeddedKafka.start(folder.of("kafka"), plan.ports().of(Port.KAFKA));
        cleanup.add(exiting -> {
            kafka.kill();
            if (!exiting) {
                kafka.stop();
            }
        });
        return kafka;
    }

    private EmbeddedPostgres startPostgres() {
        EmbeddedPostgres postgres =
                EmbeddedPostgres.start(folder.of("postgres"), plan.ports().of(Port.POSTGRES));
        cleanup.add(exiting -> {
            postgres.kill();
            if (!exiting) {
                postgres.stop();
            }
        });
        postgres.createDatabase(DATABASE);
        return postgres;
    }

    private EmbeddedRedis startRedis() {
        EmbeddedRedis redis =
                EmbeddedRedis.start(folder.of("redis"), plan.ports().of(Port.REDIS));
        cleanup.add(exiting -> {
            redis.kill();
            if (!exiting) {
                redis.stop();
            }
        });
        return redis;
    }

    private StandIns startStandIns() {
        StandIns started = StandIns.start(Settings.standIns(plan));
        started.twilio().assign(Settings.OPERATOR, "operator");
        cleanup.add(_ -> started.close());
        return started;
    }

    private void startServices(ExecutorService threads) {
        Settings settings = new Settings(plan.ports(), plan.secrets(), plan.extraSettings());
        for (Service service : Service.values()) {
            services.put(service, process(service, settings.of(service)));
        }
        cleanup.add(_ -> ServiceProcess.stopAll(services.values()));
        services.values().forEach(ServiceProcess::launch);
        List<CompletableFuture<Void>> starting = services.values().stream()
                .map(each -> CompletableFuture.runAsync(each::awaitReady, threads))
                .toList();
        starting.forEach(CompletableFuture::join);
    }

    private ServiceProcess process(Service service, Map<String, String> settings) {
        return new ServiceProcess(
                service,
                service.program(repository()),
                folder.of(service.module()),
                plan.ports().url(service.port()),
                settings,
                reaper::watch);
    }

    /** Where the services were built: {@code hearthline.home}, else the next folder above that holds the launcher. */
    public static Path repository() {
        String home = System.getProperty("hearthline.home");
        if (home != null) {
            return Path.of(home);
        }
        for (Path each = Path.of("").toAbsolutePath(); each != null; each = each.getParent()) {
            if (Files.isRegularFile(each.resolve("hearthline"))) {
                return each;
            }
        }
        throw new StartFailure("not inside the repository");
    }

    public ServiceProcess service(Service service) {
        ServiceProcess process = services.get(service);
        if (process == null) {
            throw new IllegalStateException(service.module() + " was not started");
        }
        return process;
    }

    /**
     * One more process of a service, not started and not waited for, with settings of its own.
     *
     * @param name of its folder and log
     */
    public ServiceProcess another(Service service, String name, int port, Map<String, String> settings) {
        ServiceProcess process = new ServiceProcess(
                service,
                service.program(repository()),
                folder.of(name),
                "http://127.0.0.1:" + port,
                settings,
                reaper::watch);
        cleanup.add(_ -> process.stop());
        return process;
    }

    /** The environment a service was started with. */
    public Map<String, String> settings(Service service) {
        return new Settings(plan.ports(), plan.secrets(), plan.extraSettings()).of(service);
    }

    /** Creates an empty database and gives its JDBC URL. */
    public String newDatabase(String name) {
        postgres.createDatabase(name);
        return postgres.url(name);
    }

    /** Kafka's bootstrap servers. */
    public String kafkaServers() {
        return "127.0.0.1:" + plan.ports().of(Port.KAFKA);
    }

    /** Where everything listens. */
    public PortPlan ports() {
        return plan.ports();
    }

    public Secrets secrets() {
        return plan.secrets();
    }

    /** Who may sign in at the portal first; the password is {@link Secrets#adminPassword()}. */
    public String adminEmail() {
        return Settings.ADMIN_EMAIL;
    }

    /** The services' HTTP with a token. */
    public Api api() {
        return api;
    }

    /** What the services publish. */
    public EventFeed events() {
        return events;
    }

    /** The vendors, to be asked what reached them and told how to behave. */
    public StandIns standIns() {
        return standIns;
    }

    /** Ends all processes and deletes all files. */
    @Override
    public void close() {
        cleanup.run(false);
    }
}
