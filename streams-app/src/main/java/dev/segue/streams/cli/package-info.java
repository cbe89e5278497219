/** The commands of the application: {@code segue run} and {@code segue topology}. */
package dev.segue.streams.cli;
