using System.Reflection;

namespace CouplingTools.Engine.Tests.Simulation;

/// <summary>Ends tasks where they are begun, so that a simulation goes on in one place only.</summary>
internal static class SimTasks
{
    private static readonly MethodInfo s_failed = typeof(Task).GetMethods().Single(method => method is { Name: nameof(Task.FromException), IsGenericMethod: true });

    public static void Complete(Task task) => task.GetAwaiter().GetResult();

    public static T Complete<T>(Task<T> task) => task.GetAwaiter().GetResult();

    public static Task<T> Done<T>(Func<T> work)
    {
        try
        {
            return Task.FromResult(work());
        }
        catch (OperationCanceledException cancelled) when (cancelled.CancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancelled.CancellationToken);
        }
        catch (Exception failure)
        {
            return Task.FromException<T>(failure);
        }
    }

    /// <summary>A task of a type that has failed.</summary>
    public static Task Failed(Type type, Exception failure) =>
        type.IsGenericType ? (Task)s_failed.MakeGenericMethod(type.GenericTypeArguments).Invoke(null, [failure])! : Task.FromException(failure);
}
