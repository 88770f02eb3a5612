package cn.yichi.bench.faults;

import cn.yichi.sandbox.ServiceAt;
import cn.yichi.sandbox.ServiceAt.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** One way to hit the pair of regions. Each returns when everything is there again. */
enum Fault {
  /** One service is killed and started again. */
  KILL_ONE {
    @Override
    void strike(World world, Changes changes, Random random)
        throws IOException, InterruptedException {
      kill(world, shuffled(world, random).subList(0, 1));
    }
  },
  /** Two services are killed at once. */
  KILL_TWO {
    @Override
    void strike(World world, Changes changes, Random random)
        throws IOException, InterruptedException {
      kill(world, shuffled(world, random).subList(0, 2));
    }
  },
  /** Every service is killed and started again, one after another. */
  KILL_EACH {
    @Override
    void strike(World world, Changes changes, Random random)
        throws IOException, InterruptedException {
      for (ServiceAt service : shuffled(world, random)) {
        kill(world, List.of(service));
      }
    }
  },
  /**
   * Sichuan's registry sleeps past its leases; the second instance takes over and changes its
   * certificates; then the first wakes up.
   */
  RELAY_ASLEEP {
    @Override
    void prepare(World world) throws IOException, InterruptedException {
      world.startSecondRegistry();
    }

    @Override
    void strike(World world, Changes changes, Random random)
        throws IOException, InterruptedException {
      ServiceAt first = world.service(Kind.REGISTRY, World.SICHUAN);
      String second = world.secondRegistry();
      Process sleeper = world.processes.process(first.name());
      Signals.pause(sleeper);
      try {
        pause(Duration.ofSeconds(2));
        changes.require(second, 20, "while the relay slept");
        pause(PAST_THE_LEASE);
        changes.require(second, 20, "past the lease of the relay that slept");
      } finally {
        Signals.resume(sleeper);
      }
      pause(Duration.ofSeconds(3));
      world.processes.kill(World.SECOND_REGISTRY);
    }
  },
  /** The broker answers nobody for 5 s. */
  BROKER_ASLEEP {
    @Override
    void strike(World world, Changes changes, Random random)
        throws IOException, InterruptedException {
      Process broker = world.processes.process(BROKER);
      Signals.pause(broker);
      try {
        pause(Duration.ofSeconds(5));
      } finally {
        Signals.resume(broker);
      }
    }
  },
  /** The broker is stopped for longer than a producer waits for a delivery. */
  BROKER_AWAY {
    @Override
    void strike(World world, Changes changes, Random random)
        throws IOException, InterruptedException {
      world.processes.stop(BROKER);
      pause(Duration.ofSeconds(90));
      changes.require(
          world.service(Kind.REGISTRY, World.SICHUAN).url(), 20, "while the broker was away");
      pause(Duration.ofSeconds(90));
      world.processes.restart(BROKER);
      world.processes.awaitReady(BROKER);
    }
  },
  /** The broker is killed, and then a registry before the broker returns. */
  BROKER_THEN_REGISTRY_KILLED {
    @Override
    void strike(World world, Changes changes, Random random)
        throws IOException, InterruptedException {
      ServiceAt registry =
          world.service(Kind.REGISTRY, random.nextBoolean() ? World.SICHUAN : World.CHONGQING);
      world.processes.kill(BROKER);
      pause(Duration.ofSeconds(3));
      changes.require(registry.url(), 10, "between broker and registry");
      world.kill(registry);
      world.processes.restart(BROKER);
      world.processes.awaitReady(BROKER);
      world.processes.restart(registry.name());
      world.awaitReady(registry);
    }
  },
  /** Every piece of traffic with the database waits. */
  DATABASE_SLOW {
    @Override
    void strike(World world, Changes changes, Random random) throws InterruptedException {
      world.gate.slow(Duration.ofMillis(50L + random.nextInt(250)));
      pause(Duration.ofSeconds(15));
      world.gate.open();
    }
  },
  /** All connections to the database break, and none comes about for a while. */
  DATABASE_UNREACHABLE {
    @Override
    void strike(World world, Changes changes, Random random) throws InterruptedException {
      world.gate.shut();
      pause(Duration.ofSeconds(5L + random.nextInt(15)));
      world.gate.open();
    }
  },
  /** The database is killed; only for one that keeps what it acknowledged. */
  DATABASE_KILLED {
    @Override
    void strike(World world, Changes changes, Random random)
        throws IOException, InterruptedException {
      world.processes.kill(DATABASE);
      pause(Duration.ofSeconds(2L + random.nextInt(5)));
      world.processes.restart(DATABASE);
      world.processes.awaitReady(DATABASE);
    }
  };

  private static final String BROKER = "broker";
  private static final String DATABASE = "database";
  private static final Duration PAST_THE_LEASE = Duration.ofSeconds(13);

  /** Readies, before there are rows to read, what takes its time. */
  void prepare(World world) throws IOException, InterruptedException {}

  /**
   * Strikes and mends.
   *
   * @param changes an officer at work, for faults that want certificates changed in the middle
   */
  abstract void strike(World world, Changes changes, Random random)
      throws IOException, InterruptedException;

  private static List<ServiceAt> shuffled(World world, Random random) {
    List<ServiceAt> services = new ArrayList<>(world.services());
    Collections.shuffle(services, random);
    return services;
  }

  private static void kill(World world, List<ServiceAt> services)
      throws IOException, InterruptedException {
    for (ServiceAt service : services) {
      world.kill(service);
    }
    for (ServiceAt service : services) {
      world.processes.restart(service.name());
    }
    for (ServiceAt service : services) {
      world.awaitReady(service);
    }
  }

  private static void pause(Duration length) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(length.toNanos());
  }
}
