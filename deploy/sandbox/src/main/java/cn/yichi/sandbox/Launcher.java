package cn.yichi.sandbox;

import java.io.IOException;

/** Starts the backbone's servers and the services, and stops them in the opposite order. */
public sealed interface Launcher extends AutoCloseable permits OneJvm, Processes {

  /** Starts the broker and answers its bootstrap servers. */
  String startBroker(Ports ports) throws IOException, InterruptedException;

  /** Starts the database server and answers its address without a database. */
  String startDatabase(Ports ports) throws IOException, InterruptedException;

  /** Starts one service; returns when it takes requests or, for a process, when it was started. */
  void start(ServiceAt service, Backbone backbone) throws IOException;

  @Override
  void close();
}
