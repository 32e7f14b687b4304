package org.caselli.fax.jmx;

import java.util.List;

/**
 * What operators see and do, for JMX clients. An id is as REST shows it, a state is one of REST's
 * words. What is wrong is told as {@link IllegalArgumentException}.
 */
@Described("The fax server: what waits and what is sent, moving jobs, pausing and resuming.")
public interface MaintenanceMXBean {
  @Described("Jobs that wait to be sent: in queues, for a number, or for their due time.")
  long getPending();

  @Described("Those of them that could be sent now: in queues or waiting for a number.")
  long getDue();

  @Described("Those of them that wait for a number that is busy.")
  long getWaiting();

  @Described("Jobs that are being sent.")
  long getActive();

  @Described("Who dials.")
  String getEngine();

  @Described("Whether sending is paused for the whole system.")
  boolean isPaused();

  @Described("Ids of the accounts for which sending is paused by themselves.")
  List<String> getPausedAccounts();

  @Described("Whether this node takes no new work.")
  boolean isDraining();

  @Described("The nodes of the cluster, and what each has under way.")
  List<NodeRow> nodes();

  @Described("Lets a node take no new work, so that it can be stopped without a lost call.")
  String drain(@Described("The node's name; this one when empty.") String node);

  @Described("Lets a node that drains work again.")
  String resumeNode(@Described("The node's name; this one when empty.") String node);

  @Described("The switches of this node.")
  List<SwitchRow> getSwitches();

  @Described("What this node consists of and works with.")
  List<VersionRow> getVersions();

  @Described("Jobs that wait to be sent, the first due first; 1,000 at the most.")
  List<JobRow> pendingJobs();

  @Described("Jobs that are being sent, and by which node; 1,000 at the most.")
  List<JobRow> activeJobs();

  @Described("Jobs of an account, 1,000 at the most.")
  List<JobRow> accountJobs(
      @Described("The account's id.") String account,
      @Described(
              "attaching_files, pending, processing, completed, failed or cancelled; pending when"
                  + " empty.")
          String state);

  @Described("Jobs sent through a faxbox, 1,000 at the most.")
  List<JobRow> faxboxJobs(
      @Described("The faxbox's id.") String faxbox,
      @Described(
              "attaching_files, pending, processing, completed, failed or cancelled; pending when"
                  + " empty.")
          String state);

  @Described("Makes a job due now that waits, failed or was cancelled.")
  String restartJob(@Described("The job's id.") String job);

  @Described("Moves a job to another state.")
  String updateJob(
      @Described("The job's id.") String job,
      @Described("pending, failed or cancelled.") String state);

  @Described("Cancels a job, and its call if there is one.")
  String cancelJob(@Described("The job's id.") String job);

  @Described("Pauses sending: nothing new is dialled, calls that are up go on, faxes are accepted.")
  String pause(@Described("The account's id; empty for the whole system.") String account);

  @Described("Resumes sending, and starts what was held back.")
  String resume(@Described("The account's id; empty for the whole system.") String account);

  @Described("Forgets what this node keeps in memory of the database.")
  String flush();

  @Described("What this node consists of and works with.")
  List<VersionRow> versions();
}
